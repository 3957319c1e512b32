import type { FileHandle } from 'node:fs/promises'

/** A file's bytes wherever one looks, read in large pieces. */
export interface ByteSource {
  readonly size: number
  /** At most that many bytes (and at most `pieceBytes`) from there on; fewer at the end of the file. */
  read(at: number, length: number): Promise<Buffer>
}

export const pieceBytes = 65_536

/** @param head what is known already of the file's start */
export function byteSourceOf(
  handle: FileHandle,
  size: number,
  head: Uint8Array = new Uint8Array(),
): ByteSource {
  let piece: Buffer = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  let pieceAt = 0

  return {
    size,
    async read(at, length) {
      const end = Math.min(at + length, size)
      if (at < pieceAt || end > pieceAt + piece.length) {
        // At the very end, where most formats are asked first, a piece is a few bytes.
        const room = Buffer.allocUnsafe(Math.max(0, Math.min(pieceBytes, size - at)))
        const { buffer, bytesRead } = await handle.read(room, 0, room.length, at)
        piece = buffer.subarray(0, bytesRead)
        pieceAt = at
      }
      return piece.subarray(at - pieceAt, Math.max(at, end) - pieceAt)
    },
  }
}
