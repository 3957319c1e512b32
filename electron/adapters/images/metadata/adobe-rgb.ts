import type { ByteSource } from '../byte-source'
import { openTiff } from '../tiff'

/** Tags of Exif 2.32, section 4.6: where the data about the picture and about its colours begins. */
const [exifTag, colourSpaceTag, interoperabilityTag, indexTag] = [0x8769, 0xa001, 0xa005, 1]
const uncalibrated = 0xffff
/** The name of Adobe RGB in the Design rule for Camera File system. */
const adobeRgbIndex = 'R03\0'

/**
 * Whether EXIF data that begins at `start` says that the colours are Adobe RGB, as cameras do instead of adding a
 * colour profile; false if it is broken.
 */
export async function isAdobeRgb(bytes: ByteSource, start: number): Promise<boolean> {
  try {
    const { header, short, long, entriesAt } = await openTiff(bytes, start)
    const picture = await entriesAt(long(header, 4))
    const exif = await entriesAt(long(valueOf(picture, exifTag), 0))
    if (short(valueOf(exif, colourSpaceTag), 0) !== uncalibrated) return false
    const index = valueOf(await entriesAt(long(valueOf(exif, interoperabilityTag), 0)), indexTag)
    return index.toString('latin1') === adobeRgbIndex
  } catch {
    return false
  }
}

/** The value within an entry itself; empty if there is none, so that no number can be read from it. */
function valueOf(entries: ReadonlyMap<number, Buffer>, tag: number): Buffer {
  return entries.get(tag)?.subarray(8) ?? Buffer.alloc(0)
}

/** EXIF data that only says that the colours are Adobe RGB, and how the picture is rotated. */
export function exifOfAdobeRgb(orientation: number): Buffer {
  return Buffer.from([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8], // big endian; the first directory comes next
    ...[0, 2], // with two entries:
    ...[1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0], // the orientation
    ...[0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38], // and where the second is
    ...[0, 0, 0, 0],
    ...[0, 2],
    ...[0xa0, 1, 0, 3, 0, 0, 0, 1, 0xff, 0xff, 0, 0], // the colour space
    ...[0xa0, 5, 0, 4, 0, 0, 0, 1, 0, 0, 0, 68], // and where the third is
    ...[0, 0, 0, 0],
    ...[0, 1],
    ...[0, 1, 0, 2, 0, 0, 0, 4, ...Buffer.from(adobeRgbIndex, 'latin1')], // which of them it is
    ...[0, 0, 0, 0],
  ])
}
