import type { Box } from './iso-boxes'
import { NotUnderstood } from './pieces'

/** A part of an item, in positions of the file. */
export interface Extent {
  readonly item: number
  readonly start: number
  readonly end: number
}

/** No image has more: a phone's has about fifty tiles. */
const maxExtents = 10_000

/**
 * Where items are (ISO 14496-12, section 8.11.3).
 *
 * @param meta the box that contains `iloc` and `idat`
 * @param metaStart its position in the file
 */
export function itemExtents(
  meta: Buffer,
  iloc: Box,
  idat: Box | undefined,
  metaStart: number,
): readonly Extent[] {
  const reader = new Reader(meta.subarray(iloc.content, iloc.end))
  const version = reader.take(4) >>> 24
  if (version > 2) throw new NotUnderstood('iloc')
  const sizes = reader.take(2)
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >>> 12, (sizes >>> 8) & 15, (sizes >>> 4) & 15]
  const indexBytes = version === 0 ? 0 : sizes & 15
  const extents: Extent[] = []
  for (let left = reader.take(version < 2 ? 2 : 4); left > 0; left -= 1) {
    const item = reader.take(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : reader.take(2) & 15
    const isElsewhere = reader.take(2) !== 0 || method > 1
    const base = reader.take(baseBytes)
    const inside = idat === undefined ? undefined : metaStart + idat.content
    const from = method === 0 ? 0 : inside
    for (let count = reader.take(2); count > 0; count -= 1) {
      reader.take(indexBytes)
      const offset = reader.take(offsetBytes)
      const length = reader.take(lengthBytes)
      const start = (from ?? 0) + base + offset
      // Without a length it means the whole file.
      if (isElsewhere || from === undefined || length === 0) throw new NotUnderstood(`Place of item ${item}.`)
      extents.push({ item, start, end: start + length })
      if (extents.length > maxExtents) throw new NotUnderstood('Too many parts.')
    }
  }
  return extents
}

/** What is between these positions, but in none of the extents. */
export function* gaps(
  from: number,
  to: number,
  inOrder: readonly Extent[],
): Generator<{ readonly start: number; readonly end: number }, void> {
  let at = from
  for (const { start, end } of inOrder) {
    if (end <= at || start >= to) continue
    if (start > at) yield { start: at, end: start }
    at = end
  }
  if (at < to) yield { start: at, end: to }
}

class Reader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** A number of this many bytes; zero for no bytes. */
  take(count: number): number {
    const at = this.#at
    this.#at += count
    if (this.#at > this.#bytes.length) throw new NotUnderstood('iloc ends too early.')
    if (count === 0) return 0
    return count === 8 ? Number(this.#bytes.readBigUInt64BE(at)) : this.#bytes.readUIntBE(at, count)
  }
}
