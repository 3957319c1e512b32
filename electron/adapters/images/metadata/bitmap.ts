/** What BMP and ICO files have in common: a device-independent bitmap (Microsoft's `BITMAPINFOHEADER` and its kin). */
import { pieceBytes, type ByteSource } from '../byte-source'
import { NotUnderstood, readWhole } from './pieces'

/** How the pixels are stored (`BI_RGB` …); an embedded JPEG or PNG is not understood. */
const compressions = { none: 0, rle8: 1, rle4: 2, masks: 3, masksWithAlpha: 6 } as const

/** Where things are in a header of 40 bytes or more. */
const at = {
  height: 8,
  bits: 14,
  compression: 16,
  imageSize: 20,
  coloursUsed: 32,
  coloursNeeded: 36,
} as const

/** The oldest header has numbers of 16 bits and colours of three bytes; OS/2's others are not understood. */
const oldest = 12
const headerLengths: readonly number[] = [oldest, 40, 52, 56, 108, 124]

export interface BitmapHeader {
  /** Without anything that no picture needs. */
  readonly bytes: Buffer
  /** Of what follows it: masks for the colours of a pixel, then the table of colours. */
  readonly tableBytes: number
  readonly width: number
  /** Negative if rows go from top to bottom. */
  readonly height: number
  readonly bitsPerPixel: number
  readonly compression: number
}

/** @param start where the header begins */
export async function readBitmapHeader(source: ByteSource, start: number): Promise<BitmapHeader> {
  const length = (await readWhole(source, start, 4)).readUInt32LE()
  if (!headerLengths.includes(length)) throw new NotUnderstood(`Header of ${length} bytes.`)
  const bytes = Buffer.from(await readWhole(source, start, length))
  if (length === oldest) {
    const [width, height, bitsPerPixel] = [
      bytes.readUInt16LE(4),
      bytes.readUInt16LE(6),
      bytes.readUInt16LE(10),
    ]
    const tableBytes = 3 * coloursOf(bitsPerPixel)
    return { bytes, tableBytes, width, height, bitsPerPixel, compression: compressions.none }
  }
  const bitsPerPixel = bytes.readUInt16LE(at.bits)
  const compression = bytes.readUInt32LE(at.compression)
  const most = coloursOf(bitsPerPixel)
  const used = bytes.readUInt32LE(at.coloursUsed)
  // With more bits, the table is only a hint for screens that show few colours.
  bytes.writeUInt32LE(Math.min(used, most), at.coloursUsed)
  bytes.writeUInt32LE(Math.min(bytes.readUInt32LE(at.coloursNeeded), most), at.coloursNeeded)
  const colours = used === 0 ? most : Math.min(used, most)
  return {
    bytes,
    tableBytes: maskBytes(length, compression) + 4 * colours,
    width: bytes.readInt32LE(4),
    height: bytes.readInt32LE(at.height),
    bitsPerPixel,
    compression,
  }
}

/** How many colours a table can have. */
function coloursOf(bitsPerPixel: number): number {
  return bitsPerPixel <= 8 ? 2 ** bitsPerPixel : 0
}

/** Longer headers contain the masks. */
function maskBytes(headerLength: number, compression: number): number {
  if (headerLength !== 40) return 0
  if (compression === compressions.masks) return 12
  return compression === compressions.masksWithAlpha ? 16 : 0
}

/** The length of rows, each of which ends at a multiple of four bytes. */
export function rowBytes(width: number, height: number, bitsPerPixel: number): number {
  if (width <= 0 || height === 0 || bitsPerPixel === 0) throw new NotUnderstood('A picture without pixels.')
  return Math.ceil((width * bitsPerPixel) / 32) * 4 * Math.abs(height)
}

/** The length of the pixels that begin at a position. */
export async function pixelBytes(
  source: ByteSource,
  start: number,
  { width, height, bitsPerPixel, compression }: BitmapHeader,
): Promise<number> {
  switch (compression) {
    case compressions.none:
    case compressions.masks:
    case compressions.masksWithAlpha:
      return rowBytes(width, height, bitsPerPixel)
    case compressions.rle8:
      return (await endOfRuns(source, start, 8)) - start
    case compressions.rle4:
      return (await endOfRuns(source, start, 4)) - start
    default:
      throw new NotUnderstood(`Compression ${compression}.`)
  }
}

/** Run-length encoding: pairs of bytes, of which some announce unpacked pixels, until one that ends the picture. */
async function endOfRuns(source: ByteSource, start: number, bitsPerPixel: number): Promise<number> {
  let piece: { start: number; bytes: Buffer } = { start, bytes: Buffer.alloc(0) }
  for (let next = start; ;) {
    if (next + 2 > piece.start + piece.bytes.length) {
      piece = { start: next, bytes: await source.read(next, pieceBytes) }
      if (piece.bytes.length < 2) throw new NotUnderstood('It ends too early.')
    }
    const count = piece.bytes.readUInt8(next - piece.start)
    const what = piece.bytes.readUInt8(next - piece.start + 1)
    next += 2
    if (count !== 0) continue
    if (what === 1) return next
    // Two moves the next pixel by two bytes; from three on, that many pixels follow, up to a multiple of two bytes.
    if (what === 2) next += 2
    else if (what > 2) next += Math.ceil((what * bitsPerPixel) / 16) * 2
  }
}

/** Tells the length of the pixels as it is, if it is told at all. */
export function tellPixelBytes({ bytes }: BitmapHeader, length: number): void {
  if (bytes.length > oldest && bytes.readUInt32LE(at.imageSize) !== 0)
    bytes.writeUInt32LE(length, at.imageSize)
}
