import type { Dimensions } from '../../../shared/dimensions'
import type { ByteSource } from '../byte-source'
import { isoDimensions } from './iso'
import { jpegDimensions } from './jpeg'
import { bmpDimensions, gifDimensions, iconDimensions, webpDimensions } from './fixed-places'
import { pngDimensions } from './png'
import { svgDimensions } from './svg'
import { tiffDimensions } from './tiff'

/** For each type, reads the displayed size of the picture from the header. */
const rules: ReadonlyMap<string, (bytes: ByteSource) => Promise<Dimensions | undefined>> = new Map([
  ['image/jpeg', jpegDimensions],
  ['image/png', pngDimensions],
  ['image/gif', gifDimensions],
  ['image/webp', webpDimensions],
  ['image/avif', isoDimensions],
  ['image/heic', isoDimensions],
  ['image/heif', isoDimensions],
  ['image/tiff', tiffDimensions],
  ['image/bmp', bmpDimensions],
  ['image/x-icon', iconDimensions],
  ['image/vnd.microsoft.icon', iconDimensions],
  ['image/svg+xml', svgDimensions],
])

/**
 * The size of a picture, from its header: nothing is decoded. `undefined` if the header does not contain it, or
 * contains nonsense. May throw if the header is broken.
 */
export async function readDimensions(
  bytes: ByteSource,
  contentType: string,
): Promise<Dimensions | undefined> {
  const found = await rules.get(contentType)?.(bytes)
  if (found === undefined) return undefined
  const whole = { width: Math.round(found.width), height: Math.round(found.height) }
  return whole.width > 0 && whole.height > 0 ? whole : undefined
}
