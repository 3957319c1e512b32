import type { FileHandle } from 'node:fs/promises'
import { joined, type Piece } from './pieces'

const readAtOnceBytes = 256 * 1024

/**
 * The bytes of a copy, read as they are needed. Each buffer is only valid until the next one is requested. Throws once
 * the signal aborts, or if the original has become shorter.
 */
export async function* copied(
  original: FileHandle,
  pieces: AsyncIterable<Piece>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const buffer = Buffer.allocUnsafe(readAtOnceBytes)
  for await (const piece of joined(pieces)) {
    switch (piece.kind) {
      case 'kept':
        yield* range(original, piece, buffer, signal)
        break
      case 'put':
        yield piece.bytes
        break
      case 'zeros':
        yield* zeros(piece.count)
        break
    }
  }
}

async function* range(
  original: FileHandle,
  { start, end }: { readonly start: number; readonly end: number },
  buffer: Buffer,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  for (let at = start; at < end;) {
    signal.throwIfAborted()
    const { bytesRead } = await original.read(buffer, 0, Math.min(buffer.length, end - at), at)
    if (bytesRead === 0) throw new Error('The original has become shorter.')
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}

function* zeros(count: number): Generator<Uint8Array, void> {
  const some = Buffer.alloc(Math.min(count, readAtOnceBytes))
  for (let left = count; left > 0; left -= some.length) yield some.subarray(0, left)
}
