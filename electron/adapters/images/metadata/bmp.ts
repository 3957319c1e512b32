import type { ByteSource } from '../byte-source'
import { pixelBytes, readBitmapHeader, tellPixelBytes, type BitmapHeader } from './bitmap'
import { kept, keptOrPut, NotUnderstood, readWhole, type Piece } from './pieces'

const fileHeaderBytes = 14

/** In the longest header: which colours are meant, and where a profile of them is, from the header on. */
const [colours, profileStart, profileLength] = [56, 112, 116]
const longest = 124
const [embedded, linked] = ['DEBM', 'KNIL']

interface Range {
  readonly start: number
  readonly end: number
}

/** BMP: keeps headers, colours, pixels and a colour profile; removes what is between and after them. */
export async function* bmpPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  const file = Buffer.from(await readWhole(bytes, 0, fileHeaderBytes))
  if (file.toString('latin1', 0, 2) !== 'BM') throw new NotUnderstood('No BMP.')
  const header = await readBitmapHeader(bytes, fileHeaderBytes)
  const tableStart = fileHeaderBytes + header.bytes.length
  const pixelStart = file.readUInt32LE(10)
  // Some programs write fewer colours than there could be, without saying so.
  const tableEnd = Math.min(tableStart + header.tableBytes, pixelStart)
  if (tableEnd < tableStart) throw new NotUnderstood('Its pixels are in its header.')
  const pixels = { start: pixelStart, end: pixelStart + (await pixelBytes(bytes, pixelStart, header)) }
  if (pixels.end > bytes.size) throw new NotUnderstood('It ends too early.')
  const profile = profileIn(header, pixels, bytes.size)

  const end = tableEnd + pixels.end - pixels.start
  writeProfile(header, profile, end)
  tellPixelBytes(header, pixels.end - pixels.start)
  file.writeUInt32LE(end + profile.end - profile.start, 2)
  file.writeUInt32LE(0, 6)
  file.writeUInt32LE(tableEnd, 10)
  yield await keptOrPut(bytes, 0, Buffer.concat([file, header.bytes]))
  yield kept(tableStart, tableEnd)
  yield kept(pixels.start, pixels.end)
  yield kept(profile.start, profile.end)
}

/** The colour profile; empty if there is none. A header that names the file of one tells where that is. */
function profileIn({ bytes }: BitmapHeader, pixels: Range, size: number): Range {
  const kind = bytes.toString('latin1', colours, colours + 4)
  if (kind === linked) throw new NotUnderstood('It names a file.')
  if (bytes.length < longest || kind !== embedded) return { start: pixels.end, end: pixels.end }
  const start = fileHeaderBytes + bytes.readUInt32LE(profileStart)
  const end = start + bytes.readUInt32LE(profileLength)
  const isBefore = start >= fileHeaderBytes + longest && end <= pixels.start
  const isAfter = start >= pixels.end && end <= size
  if (!isBefore && !isAfter) throw new NotUnderstood('Its colour profile is among its pixels.')
  return { start, end }
}

function writeProfile({ bytes }: BitmapHeader, { start, end }: Range, at: number): void {
  if (bytes.length < longest) return
  bytes.writeUInt32LE(end === start ? 0 : at - fileHeaderBytes, profileStart)
  bytes.writeUInt32LE(end - start, profileLength)
}
