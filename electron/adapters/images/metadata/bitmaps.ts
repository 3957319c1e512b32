import type { ByteSource } from '../byte-source'
import { isWhole, kept, NotUnderstood, readWhole, type Piece } from './pieces'
import { pngPieces } from './png'

/** BMP has no room for anything but the picture. */
export async function* bmpPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  yield kept(0, bytes.size)
}

const pngStart = 0x89_50_4e_47

/** ICO contains bitmaps or PNGs; if a PNG has anything to remove, the file is not understood. */
export async function* iconPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  const count = (await readWhole(bytes, 4, 2)).readUInt16LE()
  for (let index = 0; index < count; index += 1) {
    const entry = await readWhole(bytes, 6 + 16 * index, 16)
    const [size, start] = [entry.readUInt32LE(8), entry.readUInt32LE(12)]
    const image = await readWhole(bytes, start, 4)
    const inner = {
      size,
      read: (at: number, length: number) => bytes.read(start + at, Math.min(length, size - at)),
    }
    if (image.readUInt32BE() === pngStart && !(await isWhole(pngPieces(inner), size)))
      throw new NotUnderstood('One of its pictures holds notes.')
  }
  yield kept(0, bytes.size)
}
