import { pieceBytes, type ByteSource } from '../byte-source'
import { boxesOf, type Box } from './iso-boxes'
import type { Extent } from './iso-extents'
import { cleanMeta, nothing } from './iso-meta'
import { kept, NotUnderstood, put, readWhole, type Piece } from './pieces'

const needed: readonly string[] = ['ftyp', 'meta', 'mdat']
/** Room to spare, and what phones add: notes of their own and films. Moving images (`moov`) are not among them. */
const forgoable: readonly string[] = ['free', 'skip', 'wide', 'uuid', 'mpvd', 'sefd']

/**
 * AVIF and HEIC (ISO 23008-12): pictures keep their places, and notes (EXIF, XMP, texts) are overwritten with
 * zeros, since the file names places by numbers. How a picture is turned stands among its properties.
 */
export async function* isoPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  const boxes = await boxesOf(bytes)
  const unknown = boxes.find(({ type }) => !needed.includes(type) && !forgoable.includes(type))
  if (unknown !== undefined) throw new NotUnderstood(`Box ${unknown.type} at ${unknown.start}.`)
  const [meta, another] = boxes.filter(({ type }) => type === 'meta')
  if (meta === undefined || another !== undefined || meta.content !== meta.start + 8)
    throw new NotUnderstood('meta')
  if (meta.end - meta.start > pieceBytes) throw new NotUnderstood('meta is too long.')
  const before = await readWhole(bytes, meta.start, meta.end - meta.start)
  const after = cleanMeta(before, meta.start)
  refuseOutside(
    after.cleared,
    boxes.filter(({ type }) => type === 'mdat'),
  )
  const last = boxes.findLastIndex(({ type }) => needed.includes(type))
  for (const box of boxes.slice(0, last + 1)) {
    if (box === meta) yield after.bytes.equals(before) ? kept(meta.start, meta.end) : put(after.bytes)
    else if (needed.includes(box.type)) yield* without(box, after.cleared)
    else yield* room(bytes, box)
  }
}

function refuseOutside(extents: readonly Extent[], boxes: readonly Box[]): void {
  const isIn = ({ start, end }: Extent) => boxes.some((box) => start >= box.content && end <= box.end)
  if (!extents.every(isIn)) throw new NotUnderstood('Notes lie outside.')
}

function* without({ start, end }: Box, cleared: readonly Extent[]): Generator<Piece, void> {
  let at = start
  for (const note of cleared) {
    // Two notes may share bytes.
    const from = Math.max(at, note.start)
    if (note.start < start || note.end > end || note.end <= from) continue
    yield kept(at, from)
    yield { kind: 'zeros', count: note.end - from }
    at = note.end
  }
  yield kept(at, end)
}

async function* room(bytes: ByteSource, { type, start, content, end }: Box): AsyncGenerator<Piece, void> {
  const isSmall = type === nothing && end - content <= pieceBytes
  if (isSmall && (await readWhole(bytes, content, end - content)).every((byte) => byte === 0)) {
    yield kept(start, end)
    return
  }
  yield kept(start, start + 4)
  yield put(Buffer.from(nothing, 'latin1'))
  yield kept(start + 8, content)
  yield { kind: 'zeros', count: end - content }
}
