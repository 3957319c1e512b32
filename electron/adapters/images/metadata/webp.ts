import type { ByteSource } from '../byte-source'
import { exifOfOrientation, orientationOf, upright } from './orientation'
import { kept, NotUnderstood, put, readWhole, type Piece } from './pieces'

/** Chunks (RFC 9649, section 2.7) needed to show the picture. */
const shown: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const shownInFrame: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ALPH'])

/** Flags in the chunk `VP8X` for chunks that may be removed. */
const [exifFlag, xmpFlag] = [0x08, 0x04]

interface Chunk {
  readonly type: string
  readonly start: number
  readonly content: number
  /** Including the padding byte after an odd length. */
  readonly end: number
}

interface Survey {
  /** Of all chunks that are kept unchanged. */
  readonly keptBytes: number
  readonly orientation: number | undefined
}

/** WebP (RFC 9649): keeps pictures, frames and the colour profile; removes EXIF, XMP and unknown chunks. */
export async function* webpPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  const head = await readWhole(bytes, 0, 12)
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8) !== 'WEBP')
    throw new NotUnderstood('No WebP.')
  const end = head.readUInt32LE(4) + 8
  if (end > bytes.size) throw new NotUnderstood('It ends too early.')
  // What is at the end affects the header, so everything is read before the first piece.
  const { keptBytes, orientation } = await survey(bytes, end)
  if (12 + keptBytes === bytes.size) {
    yield kept(0, bytes.size)
    return
  }
  const exif = orientation === undefined || orientation === upright ? undefined : exifChunk(orientation)
  yield put(
    Buffer.from('RIFF', 'latin1'),
    fourBytes(4 + keptBytes + (exif?.length ?? 0)),
    Buffer.from('WEBP', 'latin1'),
  )
  for await (const chunk of chunks(bytes, 12, end)) {
    if (chunk.type === 'VP8X') yield* withFlags(bytes, chunk, exif !== undefined)
    else if (shown.has(chunk.type)) yield kept(chunk.start, chunk.end)
  }
  if (exif !== undefined) yield put(exif)
}

async function survey(bytes: ByteSource, end: number): Promise<Survey> {
  let keptBytes = 0
  let orientation: number | undefined
  let isExtended = false
  for await (const chunk of chunks(bytes, 12, end)) {
    if (chunk.type === 'EXIF') orientation ??= await orientationOf(bytes, chunk.content)
    if (chunk.type === 'ANMF') await refuseUnknown(bytes, chunk)
    if (shown.has(chunk.type)) keptBytes += chunk.end - chunk.start
    isExtended ||= chunk.type === 'VP8X'
  }
  // Without that chunk, readers ignore everything but the picture.
  return { keptBytes, orientation: isExtended ? orientation : undefined }
}

async function* chunks(bytes: ByteSource, from: number, to: number): AsyncGenerator<Chunk, void> {
  for (let start = from; start < to;) {
    const head = await readWhole(bytes, start, 8)
    const length = head.readUInt32LE(4)
    const end = start + 8 + length + (length % 2)
    if (end > to) throw new NotUnderstood(`Length of the chunk at ${start}.`)
    yield { type: head.toString('latin1', 0, 4), start, content: start + 8, end }
    start = end
  }
}

/** A frame begins with sixteen bytes about itself. */
async function refuseUnknown(bytes: ByteSource, frame: Chunk): Promise<void> {
  for await (const { type, start } of chunks(bytes, frame.content + 16, frame.end)) {
    if (!shownInFrame.has(type)) throw new NotUnderstood(`Chunk at ${start}.`)
  }
}

async function* withFlags(bytes: ByteSource, chunk: Chunk, hasExif: boolean): AsyncGenerator<Piece, void> {
  const flags = (await readWhole(bytes, chunk.content, 1)).readUInt8()
  yield kept(chunk.start, chunk.content)
  yield put([(flags & ~exifFlag & ~xmpFlag) | (hasExif ? exifFlag : 0)])
  yield kept(chunk.content + 1, chunk.end)
}

function exifChunk(orientation: number): Buffer {
  const exif = exifOfOrientation(orientation)
  return Buffer.concat([Buffer.from('EXIF', 'latin1'), fourBytes(exif.length), exif])
}

function fourBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
