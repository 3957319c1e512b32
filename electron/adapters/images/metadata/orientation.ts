import type { ByteSource } from '../byte-source'
import { exifOrientation } from '../dimensions/tiff'

/** Precedes EXIF data in a JPEG file, and sometimes elsewhere. */
export const exifMark = Buffer.from('Exif\0\0', 'latin1')

/** Shown as it is stored (Exif 2.32, section 4.6.4). */
export const upright = 1

/** The orientation in EXIF data, 1 to 8; `undefined` if there is none, or if it is broken. */
export async function orientationOf(bytes: ByteSource, start: number): Promise<number | undefined> {
  const isMarked = (await bytes.read(start, exifMark.length)).equals(exifMark)
  const at = isMarked ? start + exifMark.length : start
  const orientation = await exifOrientation(bytes, at).catch(() => undefined)
  return orientation !== undefined && orientation >= 1 && orientation <= 8 ? orientation : undefined
}

/** EXIF data (TIFF 6.0, section 2) with nothing but the orientation. */
export function exifOfOrientation(orientation: number): Buffer {
  return Buffer.from([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8], // big endian; the directory comes next
    ...[0, 1], // with one entry:
    ...[1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0], // the orientation, one short number
    ...[0, 0, 0, 0], // and no other directory
  ])
}
