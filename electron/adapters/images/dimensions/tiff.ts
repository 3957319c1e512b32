import type { Dimensions } from '../../../shared/dimensions'
import type { ByteSource } from '../byte-source'
import { openTiff } from '../tiff'

const widthTag = 256
const heightTag = 257
const orientationTag = 274

/** TIFF 6.0, section 8, rotated as its orientation says. */
export async function tiffDimensions(bytes: ByteSource): Promise<Dimensions | undefined> {
  const fields = await tiffFields(bytes, 0)
  const width = fields.get(widthTag)
  const height = fields.get(heightTag)
  return width === undefined || height === undefined
    ? undefined
    : asShown({ width, height }, fields.get(orientationTag))
}

/** The orientation in EXIF data, which is a TIFF that begins at `start`; `undefined` if there is none. */
export async function exifOrientation(bytes: ByteSource, start: number): Promise<number | undefined> {
  return (await tiffFields(bytes, start)).get(orientationTag)
}

/** Orientations 5 to 8 are rotated by 90 degrees (Exif 2.32, section 4.6.4). */
export function asShown({ width, height }: Dimensions, orientation: number | undefined = 1): Dimensions {
  return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height }
}

/** The numbers in the first directory, by tag. */
async function tiffFields(bytes: ByteSource, start: number): Promise<ReadonlyMap<number, number>> {
  const { header, short, long, entriesAt } = await openTiff(bytes, start)
  if (short(header, 2) !== 42) return new Map()
  const entries = await entriesAt(long(header, 4))
  return new Map(
    Array.from(entries, ([tag, entry]) => {
      const isShort = short(entry, 2) === 3
      return [tag, isShort ? short(entry, 8) : long(entry, 8)]
    }),
  )
}
