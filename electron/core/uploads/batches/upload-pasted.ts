import type { IntakeAnswer } from '../../../shared/contract'
import type { Failure } from '../../../shared/failures/failure'
import type { Result } from '../../../shared/result'
import { isWebAddress } from '../../../shared/uploads/web-address'
import { imageTypeOf } from '../../naming/image-extensions'
import type { ImageClipboard } from '../../ports/clipboard'
import type { Engine } from '../engine'
import { uploadAddresses, type UploadAddressesNeeds } from './upload-addresses'
import { uploadClipboard } from './upload-clipboard'

export interface PasteNeeds extends UploadAddressesNeeds {
  readonly clipboard: ImageClipboard
  readonly engine: Pick<Engine, 'uploadPaths' | 'uploadBytes'>
}

/**
 * Uploads the clipboard for somebody who sees the window: everything that is uploaded from elsewhere, and the images
 * behind copied addresses.
 */
export async function uploadPasted(
  needs: PasteNeeds,
  destinationId: string,
): Promise<Result<IntakeAnswer, Failure>> {
  const { clipboard, engine } = needs
  const taken = await uploadClipboard(clipboard, engine, destinationId)
  if (taken.ok || taken.problem.facts['reason'] !== 'clipboardEmpty') return taken
  const addresses = imageAddressesIn(await clipboard.readText())
  return addresses.length === 0 ? taken : uploadAddresses(needs, addresses, destinationId)
}

/** The addresses in a text of nothing but addresses, one per line; empty if one of them does not end like an image. */
function imageAddressesIn(text: string): readonly string[] {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  return lines.every(isImageAddress) ? lines : []
}

function isImageAddress(text: string): boolean {
  return isWebAddress(text) && URL.canParse(text) && imageTypeOf(new URL(text).pathname) !== undefined
}
