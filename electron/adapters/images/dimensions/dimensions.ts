import type { Dimensions } from '../../../shared/dimensions'
import type { ByteSource } from '../byte-source'
import { isoDimensions } from './iso'
import { jpegDimensions } from './jpeg'
import { bmpDimensions, gifDimensions, iconDimensions, webpDimensions } from './fixed-places'
import { pngDimensions } from './png'
import { svgDimensions } from './svg'
import { tiffDimensions } from './tiff'

/** For each type: where its header says how large the picture is shown. */
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
 * How large a picture is, by its header: nothing is decoded. `undefined` where the header does not
 * say, or says nonsense. May throw where it is broken.
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
