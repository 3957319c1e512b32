import { parseDataUrl } from '../../../shared/uploads/data-url'
import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, type Result } from '../../../shared/result'
import type { ImageClipboard } from '../../ports/clipboard'
import type { Engine, UploadOptions } from '../engine'
import type { IntakeResult } from '../intake/intake'

/** Uploads what is on the clipboard: copied files if there are any, else a bitmap, else a `data:` URL. */
export async function uploadClipboard(
  clipboard: ImageClipboard,
  engine: Pick<Engine, 'uploadPaths' | 'uploadBytes'>,
  destinationId: string,
  options?: UploadOptions,
): Promise<Result<IntakeResult, Failure>> {
  const { paths, count } = await clipboard.readFiles()
  if (count > paths.length) {
    return problem(failure('file-unreadable', { reason: 'clipboardSeveral', files: count }))
  }
  if (paths.length > 0) return engine.uploadPaths(paths, destinationId, options)
  const png = await clipboard.readImagePng()
  if (png !== undefined) {
    return engine.uploadBytes([{ name: 'image.png', bytes: png }], destinationId, options)
  }
  const image = parseDataUrl((await clipboard.readText()).trim())
  if (image !== undefined) return engine.uploadBytes([image], destinationId, options)
  return problem(failure('not-an-image', { reason: 'clipboardEmpty' }))
}
