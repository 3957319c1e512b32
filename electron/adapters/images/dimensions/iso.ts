import type { Dimensions } from '../../../shared/dimensions'
import { pieceBytes, type ByteSource } from '../byte-source'

interface Box {
  readonly type: string
  readonly content: Buffer
}

/**
 * AVIF and HEIC (ISO 23008-12, sections 6.5.3 and 6.5.10): the size is one of the primary item's properties, rotated as
 * another property says. EXIF does not count in these formats.
 */
export async function isoDimensions(bytes: ByteSource): Promise<Dimensions | undefined> {
  const meta = await topLevelBox(bytes, 'meta')
  if (meta === undefined) return undefined
  const parts = boxesIn(meta.subarray(4))
  const shared = boxesIn(contentOf(parts, 'iprp'))
  const all = boxesIn(contentOf(shared, 'ipco'))
  const primary = propertiesOf(contentOf(shared, 'ipma'), primaryItem(contentOf(parts, 'pitm')))
  const own = primary.flatMap((number) => all[number - 1] ?? [])
  const size = contentOf(own, 'ispe')
  const dimensions = { width: size.readUInt32BE(4), height: size.readUInt32BE(8) }
  const quarterTurns = own.find(({ type }) => type === 'irot')?.content.readUInt8(0) ?? 0
  return quarterTurns % 2 === 1 ? { width: dimensions.height, height: dimensions.width } : dimensions
}

/** The content of the file's first box of a type; no image has metadata longer than a piece. */
async function topLevelBox(bytes: ByteSource, wanted: string): Promise<Buffer | undefined> {
  let at = 0
  while (at + 8 <= bytes.size) {
    const header = await bytes.read(at, 8)
    const length = header.readUInt32BE(0)
    if (header.toString('latin1', 4, 8) === wanted) {
      return bytes.read(at + 8, Math.min(length - 8, pieceBytes))
    }
    // 1 means a 64-bit length, 0 the rest of the file; only the pixels have these, and they come last.
    if (length < 8) return undefined
    at += length
  }
  return undefined
}

/** ISO 14496-12, section 4.2. */
function boxesIn(content: Buffer): readonly Box[] {
  const boxes: Box[] = []
  for (let at = 0; at + 8 <= content.length;) {
    const length = content.readUInt32BE(at)
    if (length < 8) break
    boxes.push({
      type: content.toString('latin1', at + 4, at + 8),
      content: content.subarray(at + 8, at + length),
    })
    at += length
  }
  return boxes
}

/** Empty if there is no such box, so that reading from it throws. */
function contentOf(boxes: readonly Box[], wanted: string): Buffer {
  return boxes.find(({ type }) => type === wanted)?.content ?? Buffer.alloc(0)
}

function primaryItem(content: Buffer): number {
  return content.readUInt8(0) === 0 ? content.readUInt16BE(4) : content.readUInt32BE(4)
}

/** The numbers, counted from 1, of an item's properties (ISO 23008-12, section 9.3). */
function propertiesOf(content: Buffer, item: number): readonly number[] {
  const idBytes = content.readUInt8(0) === 0 ? 2 : 4
  const numberBytes = (content.readUInt8(3) & 1) === 0 ? 1 : 2
  let at = 8
  for (let left = content.readUInt32BE(4); left > 0; left -= 1) {
    const id = content.readUIntBE(at, idBytes)
    const count = content.readUInt8(at + idBytes)
    const start = at + idBytes + 1
    if (id === item) {
      // The highest bit says whether readers may ignore the property.
      const mask = numberBytes === 1 ? 0x7f : 0x7fff
      return Array.from(
        { length: count },
        (_, index) => content.readUIntBE(start + index * numberBytes, numberBytes) & mask,
      )
    }
    at = start + count * numberBytes
  }
  return []
}
