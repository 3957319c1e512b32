import { crc32 } from 'node:zlib'
import type { ByteSource } from '../byte-source'
import { exifOfOrientation, orientationOf, upright } from './orientation'
import { kept, NotUnderstood, put, readWhole, type Piece } from './pieces'

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** Chunks (W3C PNG, section 11) needed to show the picture. */
const shown: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'acTL', 'fcTL', 'fdAT'],
  ...['cHRM', 'cICP', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'mDCV', 'mDCv', 'cLLI', 'cLLi'],
  ...['bKGD', 'hIST', 'pHYs', 'sPLT', 'sTER', 'oFFs'],
])

/** PNG: keeps the picture, its frames and its colours; removes texts, time, EXIF data and unknown chunks. */
export async function* pngPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  if (!(await readWhole(bytes, 0, 8)).equals(signature)) throw new NotUnderstood('No PNG.')
  yield kept(0, 8)
  let orientation: number | undefined
  for (let at = 8; ;) {
    const head = await readWhole(bytes, at, 8)
    const type = head.toString('latin1', 4)
    const end = at + 12 + head.readUInt32BE()
    if (end > bytes.size) throw new NotUnderstood(`Length of the chunk at ${at}.`)
    if (shown.has(type)) yield kept(at, end)
    else if (!isOptional(type)) throw new NotUnderstood(`Chunk at ${at}.`)
    if (type === 'IEND') return
    if (type === 'eXIf' && orientation === undefined) {
      orientation = await orientationOf(bytes, at + 8)
      if (orientation !== undefined && orientation !== upright) yield exifChunk(orientation)
    }
    at = end
  }
}

/** A lower-case first letter means that the picture can be shown without the chunk. */
function isOptional(type: string): boolean {
  return /^[a-z][a-zA-Z]{3}$/.test(type)
}

function exifChunk(orientation: number): Piece {
  const exif = exifOfOrientation(orientation)
  const checked = Buffer.concat([Buffer.from('eXIf', 'latin1'), exif])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(exif.length)
  checksum.writeUInt32BE(crc32(checked))
  return put(length, checked, checksum)
}
