import type { ByteSource } from './byte-source'

/** A TIFF (TIFF 6.0, section 2); EXIF data is one within another file. */
export interface Tiff {
  readonly header: Buffer
  readonly short: (from: Buffer, at: number) => number
  readonly long: (from: Buffer, at: number) => number
  /** The twelve bytes of each entry in the directory at an offset, by tag. */
  readonly entriesAt: (offset: number) => Promise<ReadonlyMap<number, Buffer>>
}

const entryBytes = 12

/** @param start where it begins; its offsets count from there */
export async function openTiff(bytes: ByteSource, start: number): Promise<Tiff> {
  const header = await bytes.read(start, 8)
  const isLittle = header.toString('latin1', 0, 2) === 'II'
  const short = (from: Buffer, at: number) => (isLittle ? from.readUInt16LE(at) : from.readUInt16BE(at))
  const long = (from: Buffer, at: number) => (isLittle ? from.readUInt32LE(at) : from.readUInt32BE(at))
  return {
    header,
    short,
    long,
    async entriesAt(offset) {
      const count = short(await bytes.read(start + offset, 2), 0)
      const whole = await bytes.read(start + offset + 2, count * entryBytes)
      return new Map(
        Array.from({ length: Math.floor(whole.length / entryBytes) }, (_, index) => {
          const entry = whole.subarray(index * entryBytes, (index + 1) * entryBytes)
          return [short(entry, 0), entry]
        }),
      )
    },
  }
}
