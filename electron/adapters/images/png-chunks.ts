import type { ByteSource } from './byte-source'

interface PngChunk {
  readonly type: string
  /** Where its data begins. */
  readonly content: number
}

/** The chunks of a PNG (W3C PNG, section 5): each is length, type, data and checksum. */
export async function* pngChunks(bytes: ByteSource): AsyncGenerator<PngChunk, void> {
  for (let at = 8; at + 12 <= bytes.size;) {
    const header = await bytes.read(at, 8)
    yield { type: header.toString('latin1', 4), content: at + 8 }
    at += 12 + header.readUInt32BE(0)
  }
}
