import type { ByteSource } from '../../../electron/adapters/images/byte-source'
import { joined, type Rule } from '../../../electron/adapters/images/metadata/pieces'

/** Bytes in memory as a file's; of a read too long it gives no more than a file would. */
export function sourceOf(bytes: Buffer): ByteSource {
  return { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + Math.min(length, 65_536)) }
}

/** What a rule makes of an image; throws where the rule does. */
export async function cleaned(rule: Rule, bytes: Buffer): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const piece of joined(rule(sourceOf(bytes)))) {
    if (piece.kind === 'kept') parts.push(bytes.subarray(piece.start, piece.end))
    else parts.push(piece.kind === 'put' ? piece.bytes : Buffer.alloc(piece.count))
  }
  return Buffer.concat(parts)
}
