import type { Dimensions } from '../../../shared/dimensions'
import type { ByteSource } from '../byte-source'

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
    : upright({ width, height }, fields.get(orientationTag))
}

/** The orientation in EXIF data, which is a TIFF that begins at `start`; `undefined` if there is none. */
export async function exifOrientation(bytes: ByteSource, start: number): Promise<number | undefined> {
  return (await tiffFields(bytes, start)).get(orientationTag)
}

/** Orientations 5 to 8 are rotated by 90 degrees (Exif 2.32, section 4.6.4). */
export function upright({ width, height }: Dimensions, orientation: number | undefined = 1): Dimensions {
  return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height }
}

/** The numbers in the first directory, by tag (TIFF 6.0, section 2). Offsets count from `start`. */
async function tiffFields(bytes: ByteSource, start: number): Promise<ReadonlyMap<number, number>> {
  const header = await bytes.read(start, 8)
  const isLittle = header.toString('latin1', 0, 2) === 'II'
  const short = (from: Buffer, at: number) => (isLittle ? from.readUInt16LE(at) : from.readUInt16BE(at))
  const long = (from: Buffer, at: number) => (isLittle ? from.readUInt32LE(at) : from.readUInt32BE(at))
  if (short(header, 2) !== 42) return new Map()
  const directory = start + long(header, 4)
  const count = short(await bytes.read(directory, 2), 0)
  const entries = await bytes.read(directory + 2, count * 12)
  return new Map(
    Array.from({ length: Math.floor(entries.length / 12) }, (_, index) => {
      const at = index * 12
      const isShort = short(entries, at + 2) === 3
      return [short(entries, at), isShort ? short(entries, at + 8) : long(entries, at + 8)]
    }),
  )
}
