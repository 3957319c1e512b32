import { shownDataUrl } from './data-url'
import { isWebAddress, shownAddress } from './web-address'

/** The address or `data:` URL of an image as it may be shown; undefined if the text is a path. */
export function shownIfAddress(text: string): string | undefined {
  return isWebAddress(text) ? shownAddress(text) : shownDataUrl(text)
}
