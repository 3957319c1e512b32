import { pieceBytes, type ByteSource } from '../byte-source'
import { boxesOf, type Box } from './iso-boxes'
import { gaps, type Extent } from './iso-extents'
import { cleanMeta, nothing } from './iso-meta'
import { kept, NotUnderstood, put, readWhole, type Piece } from './pieces'

const needed: readonly string[] = ['ftyp', 'meta', 'mdat']
/** Padding, and what phones add: their own notes and films. Moving images (`moov`) are not included. */
const optional: readonly string[] = ['free', 'skip', 'wide', 'uuid', 'mpvd', 'sefd']

/**
 * AVIF and HEIC (ISO 23008-12): pictures stay where they are, and everything else (EXIF, XMP, texts, the gaps between
 * items) is overwritten with zeros, because the file refers to positions by number. The rotation is one of the
 * picture's properties.
 */
export async function* isoPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  const boxes = await boxesOf(bytes)
  const unknown = boxes.find(({ type }) => !needed.includes(type) && !optional.includes(type))
  if (unknown !== undefined) throw new NotUnderstood(`Box ${unknown.type} at ${unknown.start}.`)
  const [meta, another] = boxes.filter(({ type }) => type === 'meta')
  if (meta === undefined || another !== undefined || meta.content !== meta.start + 8)
    throw new NotUnderstood('meta')
  if (meta.end - meta.start > pieceBytes) throw new NotUnderstood('meta is too long.')
  const before = await readWhole(bytes, meta.start, meta.end - meta.start)
  const data = boxes.filter(({ type }) => type === 'mdat')
  const after = cleanMeta(before, meta.start, data)
  const last = boxes.findLastIndex(({ type }) => needed.includes(type))
  for (const box of boxes.slice(0, last + 1)) {
    if (box === meta) yield after.bytes.equals(before) ? kept(meta.start, meta.end) : put(after.bytes)
    else if (box.type === 'mdat') yield* onlyShown(bytes, box, after.shown)
    else if (needed.includes(box.type)) yield kept(box.start, box.end)
    else yield* room(bytes, box)
  }
}

async function* onlyShown(
  bytes: ByteSource,
  { start, content, end }: Box,
  shown: readonly Extent[],
): AsyncGenerator<Piece, void> {
  let at = start
  for (const gap of gaps(content, end, shown)) {
    yield kept(at, gap.start)
    yield* emptied(bytes, gap.start, gap.end)
    at = gap.end
  }
  yield kept(at, end)
}

async function* room(bytes: ByteSource, { type, start, content, end }: Box): AsyncGenerator<Piece, void> {
  if (type === nothing) yield kept(start, content)
  else {
    yield kept(start, start + 4)
    yield put(Buffer.from(nothing, 'latin1'))
    yield kept(start + 8, content)
  }
  yield* emptied(bytes, content, end)
}

/** What is empty already is kept, so that a clean file counts as unchanged. */
async function* emptied(bytes: ByteSource, from: number, to: number): AsyncGenerator<Piece, void> {
  for (let at = from; at < to; at += pieceBytes) {
    const end = Math.min(at + pieceBytes, to)
    const isEmpty = (await readWhole(bytes, at, end - at)).every((byte) => byte === 0)
    yield isEmpty ? kept(at, end) : { kind: 'zeros', count: end - at }
  }
}
