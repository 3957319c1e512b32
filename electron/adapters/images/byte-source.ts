import type { FileHandle } from 'node:fs/promises'
import type { FileEnds } from '../../core/ports/files'

/** Random access to a file's bytes, which are read in large pieces. */
export interface ByteSource {
  readonly size: number
  /** At most `length` bytes (and at most `pieceBytes`) from `at` on; fewer at the end of the file. */
  read(at: number, length: number): Promise<Buffer>
}

export const pieceBytes = 65_536

interface Piece {
  readonly at: number
  readonly bytes: Buffer
}

/**
 * @param open called at most once, and only for bytes between the ends
 * @param ends the bytes that are known already
 */
export function byteSourceOf(open: () => Promise<FileHandle>, size: number, ends: FileEnds): ByteSource {
  const head = { at: 0, bytes: asBuffer(ends.head) }
  const tail = { at: size - ends.tail.length, bytes: asBuffer(ends.tail) }
  let handle: Promise<FileHandle> | undefined
  let latest: Piece = head

  async function readPiece(at: number): Promise<Piece> {
    handle ??= open()
    // The last piece may be only a few bytes.
    const room = Buffer.allocUnsafe(Math.max(0, Math.min(pieceBytes, size - at)))
    const { buffer, bytesRead } = await (await handle).read(room, 0, room.length, at)
    return { at, bytes: buffer.subarray(0, bytesRead) }
  }

  return {
    size,
    async read(at, length) {
      const end = Math.max(at, Math.min(at + length, size))
      const known = [latest, tail, head].find((piece) => holds(piece, at, end))
      const piece = known ?? (latest = await readPiece(at))
      return piece.bytes.subarray(at - piece.at, end - piece.at)
    },
  }
}

function holds({ at, bytes }: Piece, start: number, end: number): boolean {
  return start >= at && end <= at + bytes.length
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
