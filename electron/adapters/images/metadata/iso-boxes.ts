import type { ByteSource } from '../byte-source'
import { NotUnderstood, readWhole } from './pieces'

/** ISO 14496-12, section 4.2. */
export interface Box {
  readonly type: string
  readonly start: number
  readonly content: number
  readonly end: number
}

/** No image has more; this bounds what is read of a file. */
const maxBoxes = 64

/** The boxes of a file. */
export async function boxesOf(bytes: ByteSource): Promise<readonly Box[]> {
  const boxes: Box[] = []
  for (let start = 0; start < bytes.size;) {
    const box = await boxAt(bytes, start)
    if (box.end < box.content || box.end > bytes.size)
      throw new NotUnderstood(`Length of the box at ${start}.`)
    boxes.push(box)
    if (boxes.length > maxBoxes) throw new NotUnderstood('Too many boxes.')
    start = box.end
  }
  return boxes
}

async function boxAt(bytes: ByteSource, start: number): Promise<Box> {
  const head = await readWhole(bytes, start, 8)
  const type = head.toString('latin1', 4)
  const length = head.readUInt32BE()
  if (length === 0) return { type, start, content: start + 8, end: bytes.size }
  if (length > 1) return { type, start, content: start + 8, end: start + length }
  const long = Number((await readWhole(bytes, start + 8, 8)).readBigUInt64BE())
  return { type, start, content: start + 16, end: start + long }
}

/** Boxes in memory; positions count from the buffer's start. */
export function boxesWithin(buffer: Buffer, from: number, to: number): readonly Box[] {
  const boxes: Box[] = []
  for (let start = from; start < to;) {
    const length = start + 8 <= to ? buffer.readUInt32BE(start) : 0
    if (length < 8 || start + length > to) throw new NotUnderstood(`Length of the inner box at ${start}.`)
    const type = buffer.toString('latin1', start + 4, start + 8)
    boxes.push({ type, start, content: start + 8, end: start + length })
    start += length
  }
  return boxes
}
