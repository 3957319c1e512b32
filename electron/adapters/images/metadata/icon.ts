import type { ByteSource } from '../byte-source'
import { pixelBytes, readBitmapHeader, rowBytes } from './bitmap'
import { kept, keptOrPut, lengthOf, NotUnderstood, readWhole, type Piece } from './pieces'
import { pngPieces } from './png'

const [headBytes, entryBytes] = [6, 16]
/** Where an entry says how long its picture is, and where it begins. */
const [lengthAt, startAt] = [8, 12]
/** Far more sizes than any icon has; the list of them is held in memory. */
const maxPictures = 100

const pngStart = 0x89_50_4e_47

interface Picture {
  readonly start: number
  readonly bytes: ByteSource
}

/** ICO: a list of bitmaps and PNGs. Keeps them one after the other; removes what is between, after and in them. */
export async function* iconPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  const count = (await readWhole(bytes, 0, headBytes)).readUInt16LE(4)
  if (count > maxPictures) throw new NotUnderstood(`${count} pictures.`)
  const list = Buffer.from(await readWhole(bytes, 0, headBytes + entryBytes * count))
  const pictures: Picture[] = []
  let end = list.length
  let unclaimed = bytes.size
  for (let entry = headBytes; entry < list.length; entry += entryBytes) {
    const [size, start] = [list.readUInt32LE(entry + lengthAt), list.readUInt32LE(entry + startAt)]
    unclaimed -= size
    // A copy of pictures that share their bytes could be far larger than the file.
    if (start + size > bytes.size || unclaimed < 0) throw new NotUnderstood(`Picture at ${start}.`)
    const picture = { start, bytes: within(bytes, start, size) }
    pictures.push(picture)
    const length = await lengthOf(picturePieces(picture))
    list.writeUInt32LE(length, entry + lengthAt)
    list.writeUInt32LE(end, entry + startAt)
    end += length
  }
  yield await keptOrPut(bytes, 0, list)
  for (const picture of pictures) yield* picturePieces(picture)
}

function within(bytes: ByteSource, start: number, size: number): ByteSource {
  return { size, read: (at, length) => bytes.read(start + at, Math.min(length, size - at)) }
}

async function* picturePieces({ start, bytes }: Picture): AsyncGenerator<Piece, void> {
  const isPng = (await readWhole(bytes, 0, 4)).readUInt32BE() === pngStart
  for await (const piece of isPng ? pngPieces(bytes) : bitmapPieces(bytes)) {
    yield piece.kind === 'kept' ? kept(start + piece.start, start + piece.end) : piece
  }
}

/** The header tells twice the height: below the picture is a mask, which some programs omit if the picture has alpha. */
async function* bitmapPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  const header = await readBitmapHeader(bytes, 0)
  const { width, bitsPerPixel } = header
  // Nothing says where the pixels begin, so nothing that is not needed may precede them.
  const isPlain = header.bytes.length <= 40 && (await keptOrPut(bytes, 0, header.bytes)).kind === 'kept'
  if (!isPlain) throw new NotUnderstood('Its header has more than it needs.')
  const height = Math.floor(header.height / 2)
  const tableEnd = header.bytes.length + header.tableBytes
  const pixelsEnd = tableEnd + (await pixelBytes(bytes, tableEnd, { ...header, height }))
  const maskEnd = pixelsEnd + rowBytes(width, height, 1)
  const end = bitsPerPixel === 32 ? Math.min(maskEnd, bytes.size) : maskEnd
  if (Math.max(pixelsEnd, end) > bytes.size) throw new NotUnderstood('It ends too early.')
  yield kept(0, end)
}
