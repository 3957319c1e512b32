import type { ByteSource } from '../../../electron/adapters/images/byte-source'
import { joined, type Rule } from '../../../electron/adapters/images/metadata/pieces'

/** Bytes in memory as a file's source; like a file, it may return less than a long read asks for. */
export function sourceOf(bytes: Buffer): ByteSource {
  return { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + Math.min(length, 65_536)) }
}

/** The result of a metadata rule for an image; throws if the rule does. */
export async function cleaned(rule: Rule, bytes: Buffer): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const piece of joined(rule(sourceOf(bytes)))) {
    if (piece.kind === 'kept') parts.push(bytes.subarray(piece.start, piece.end))
    else parts.push(piece.kind === 'put' ? piece.bytes : Buffer.alloc(piece.count))
  }
  return Buffer.concat(parts)
}
