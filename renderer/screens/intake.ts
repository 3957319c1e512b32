import { parseDataUrl } from '../../electron/shared/uploads/data-url'
import { failure, type Failure } from '../../electron/shared/failures/failure'
import type { Result } from '../../electron/shared/result'
import type { IntakeAnswer } from '../../electron/shared/contract'
import { isWebAddress } from '../../electron/shared/uploads/web-address'
import { api } from '../api'
import type { Stores } from '../state/stores'
import { awaitNewRows, awaitNoRows } from './uploads/new-rows'

/** Hands images to main and shows them on the Uploads screen; those that could not be accepted become a notice. */
export async function takeIn(stores: Stores, asked: Promise<Result<IntakeAnswer, Failure>>): Promise<void> {
  awaitNewRows(stores.uploads.readOrder())
  const answer = await asked
  const isListed = answer.ok && answer.value.accepted + answer.value.refused > 0
  if (!answer.ok) stores.notices.add({ kind: 'failure', failure: answer.problem })
  if (isListed) stores.screen.show('uploads')
  else awaitNoRows()
}

/** The files in a drop or a paste; an image given as `data:` text counts as a file. */
export function filesOf(data: DataTransfer): readonly File[] {
  // Read only once: Chromium creates new file objects each time.
  const { files } = data
  if (files.length > 0) return [...files]
  return fileIn(data.getData('text/plain').trim())
}

/** The addresses of the images that a drop without files shows, such as `https:` or `data:`. */
function shownImages(data: DataTransfer): readonly string[] {
  const shown = new DOMParser().parseFromString(data.getData('text/html'), 'text/html')
  return [...shown.images].map((image) => image.getAttribute('src') ?? '')
}

/** The web addresses among a drop's links. */
function linksIn(data: DataTransfer): readonly string[] {
  return data.getData('text/uri-list').split(/\r?\n/).filter(isWebAddress)
}

function fileIn(dataUrl: string): readonly File[] {
  const image = parseDataUrl(dataUrl)
  return image === undefined ? [] : [new File([new Uint8Array(image.bytes)], image.name)]
}

/** Takes the images of a drop: files, or images of a page that the browser gives no files of. */
export async function takeInDrop(stores: Stores, data: DataTransfer): Promise<void> {
  const files = filesOf(data)
  if (files.length > 0) return takeIn(stores, api.uploadFiles(files))
  const shown = shownImages(data)
  const images = shown.flatMap(fileIn)
  const onTheWeb = shown.filter(isWebAddress)
  const addresses = images.length + onTheWeb.length > 0 ? onTheWeb : linksIn(data)
  if (images.length > 0) await takeIn(stores, api.uploadFiles(images))
  if (addresses.length > 0) await takeIn(stores, api.uploadAddresses(addresses))
  if (images.length + addresses.length > 0) return
  stores.notices.add({ kind: 'failure', failure: failure('not-an-image', { reason: 'dropEmpty' }) })
}

/** Takes the images of a paste; if the page got none, main looks at the clipboard itself. */
export async function takeInPaste(stores: Stores, data: DataTransfer | null): Promise<void> {
  const files = data === null ? [] : filesOf(data)
  await takeIn(stores, files.length > 0 ? api.uploadFiles(files) : api.uploadClipboard())
}
