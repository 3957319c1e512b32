import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, type Result } from '../../../shared/result'
import type { ImageBytes } from '../../../shared/uploads/image-bytes'
import type { Spool } from '../../ports/spool'

/** Writes an image without a file into the spool. */
export async function keepImage(
  spool: Pick<Spool, 'keep'>,
  image: ImageBytes,
): Promise<Result<{ readonly path: string }, Failure>> {
  if (isLost(image)) return problem(failure('file-unreadable', { reason: 'nameless' }))
  return spool.keep(image.name, image.bytes)
}

/** If the locale is not UTF-8, this is all Chromium gives of a dropped file whose name is not ASCII. */
function isLost({ name, bytes }: ImageBytes): boolean {
  return name === '' && bytes.length === 0
}
