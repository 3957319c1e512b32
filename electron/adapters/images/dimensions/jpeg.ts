import type { Dimensions } from '../../../shared/dimensions'
import type { ByteSource } from '../byte-source'
import { asShown, exifOrientation } from './tiff'

/** Start-of-frame markers, C0 to CF, except three with another meaning (ITU T.81, table B.1). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const exifStart = 'Exif\0\0'

/** JPEG (ITU T.81, annex B.2.2): the size is in the frame header, rotated as an EXIF segment before it says. */
export async function jpegDimensions(bytes: ByteSource): Promise<Dimensions | undefined> {
  let orientation: number | undefined
  let at = 2
  while (at + 4 <= bytes.size) {
    const segment = await bytes.read(at, 10)
    const [start, marker = 0] = segment
    if (start !== 0xff || marker === 0xda) return undefined
    if (isFrame(marker)) {
      return asShown({ width: segment.readUInt16BE(7), height: segment.readUInt16BE(5) }, orientation)
    }
    if (marker === 0xe1 && segment.toString('latin1', 4) === exifStart) {
      // Broken EXIF data rotates nothing, as in browsers.
      orientation ??= await exifOrientation(bytes, at + 10).catch(() => undefined)
    }
    // Any number of FF bytes may precede a marker.
    at += marker === 0xff ? 1 : 2 + segment.readUInt16BE(2)
  }
  return undefined
}
