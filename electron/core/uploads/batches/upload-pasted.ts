import type { IntakeAnswer } from '../../../shared/contract'
import type { Failure } from '../../../shared/failure'
import { problem, success, type Result } from '../../../shared/result'
import { isWebAddress } from '../../../shared/web-address'
import { eachOf } from '../../each-of'
import { imageTypeOf } from '../../naming/image-extensions'
import type { NoticeBoard } from '../../notice-board'
import type { ImageClipboard, Spool } from '../../ports'
import type { ImageFetcher } from '../../web-ports'
import type { Engine } from '../engine'
import { uploadClipboard } from './upload-clipboard'

export interface PasteNeeds {
  readonly clipboard: ImageClipboard
  readonly engine: Pick<Engine, 'uploadPaths' | 'uploadBytes'>
  readonly fetcher: ImageFetcher
  readonly spool: Pick<Spool, 'release'>
  readonly notices: NoticeBoard
}

/** How many images are fetched at once. */
const mostAtOnce = 8

/**
 * Uploads the clipboard for somebody who sees the window: everything that is uploaded from elsewhere, and the images
 * behind copied addresses. If some of these cannot be fetched, a notice says so, and the others go up.
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
  { engine, fetcher, spool, notices }: PasteNeeds,
  addresses: readonly string[],
  destinationId: string,
): Promise<Result<IntakeAnswer, Failure>> {
  const { signal } = new AbortController()
  notices.post({ kind: 'fetching-images', count: addresses.length })
  // `public`, because a page may have put the addresses on the clipboard.
  const fetched = await eachOf(addresses, mostAtOnce, (one) => fetcher.fetch(one, 'public', signal))
  notices.post({ kind: 'fetching-images', count: 0 })
  const [first, ...more] = fetched.flatMap((one) => (one.ok ? [] : [one.problem]))
  if (first !== undefined) {
    notices.post({ kind: 'images-not-fetched', count: 1 + more.length, failure: first })
  }
  const paths = fetched.flatMap((one) => (one.ok ? [one.value.path] : []))
  if (paths.length === 0) return success({ accepted: 0, refused: 0 })
  const taken = await engine.uploadPaths(paths, destinationId)
  if (taken.ok) return taken
  for (const path of paths) await spool.release(path)
  return problem(taken.problem)
}

/** The addresses in a text of nothing but addresses, one per line; empty if one of them does not end like an image. */
function imageAddressesIn(text: string): readonly string[] {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  return lines.every(isImageAddress) ? lines : []
}

function isImageAddress(text: string): boolean {
  return isWebAddress(text) && URL.canParse(text) && imageTypeOf(new URL(text).pathname) !== undefined
}
