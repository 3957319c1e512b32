import type { IntakeAnswer } from '../../../shared/contract'
import type { Failure } from '../../../shared/failure'
import { success, type Result } from '../../../shared/result'
import { isWebAddress, shownAddress } from '../../../shared/web-address'
import { imageTypeOf } from '../../naming/image-extensions'
import type { NoticeBoard } from '../../notice-board'
import type { ImageClipboard } from '../../ports'
import type { Engine } from '../engine'
import type { OngoingFetches } from './ongoing-fetches'
import { takeInputs, type TakeInputsNeeds } from './take-inputs'
import { uploadClipboard } from './upload-clipboard'

export interface PasteNeeds extends TakeInputsNeeds {
  readonly clipboard: ImageClipboard
  readonly engine: Pick<Engine, 'uploadPaths' | 'uploadBytes'>
  readonly fetches: OngoingFetches
  readonly notices: NoticeBoard
}

/** How many images one paste may fetch. */
const maxAddresses = 100

/**
 * Uploads the clipboard for somebody who sees the window: everything that is uploaded from elsewhere, and the images
 * behind copied addresses. If some of these cannot be fetched, or are too many, a notice says so, and the others go up.
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

async function uploadAddresses(
  needs: PasteNeeds,
  addresses: readonly string[],
  destinationId: string,
): Promise<Result<IntakeAnswer, Failure>> {
  const { engine, fetches, notices } = needs
  const given = addresses.slice(0, maxAddresses)
  const next = addresses[maxAddresses]
  if (next !== undefined) {
    const count = addresses.length - maxAddresses
    notices.post({ kind: 'addresses-left-out', count, max: maxAddresses, next: shownAddress(next) })
  }
  const taken = await fetches.track(given.length, (signal) =>
    takeInputs(needs, {
      given,
      // A page may have put the addresses on the clipboard.
      reach: 'public',
      accept: (paths) => engine.uploadPaths(paths, destinationId),
      signal,
    }),
  )
  if (!taken.ok) {
    const isCancelled = taken.problem.facts['reason'] === 'cancelled'
    return isCancelled ? success({ accepted: 0, refused: 0 }) : taken
  }
  const [first, ...more] = taken.value.unread.values()
  if (first !== undefined) {
    notices.post({ kind: 'images-not-fetched', count: 1 + more.length, failure: first })
  }
  return taken
}

/** The addresses in a text of nothing but addresses, one per line; empty if one of them does not end like an image. */
function imageAddressesIn(text: string): readonly string[] {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  return lines.every(isImageAddress) ? lines : []
}

function isImageAddress(text: string): boolean {
  return isWebAddress(text) && URL.canParse(text) && imageTypeOf(new URL(text).pathname) !== undefined
}
