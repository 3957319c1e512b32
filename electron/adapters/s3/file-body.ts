import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { SourceFile } from '../../core/ports'

/** Bytes of a file; `end` is the first one after them. */
export interface FileRange {
  readonly source: SourceFile
  /** All of them, where they are in memory already. */
  readonly bytes?: Uint8Array | undefined
  readonly start: number
  readonly end: number
  readonly onProgress: (sentBytes: number) => void
  readonly pace: (bytes: number) => Promise<void>
  readonly signal: AbortSignal
}

/** Small enough for smooth progress and an even pace on a slow connection. */
const leastChunkBytes = 64 * 1024

/** Each chunk and each read costs the same, however large it is. */
const mostChunkBytes = 1024 * 1024
const readBytes = 256 * 1024

/** A connection that takes a chunk sooner gets a larger one. */
const quickMilliseconds = 10

/** The file is no longer the one that was accepted. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged'
}

export async function refuseChanged(handle: FileHandle, source: SourceFile): Promise<void> {
  const { size, mtimeMs } = await handle.stat()
  if (size !== source.sizeBytes || mtimeMs !== source.modifiedAt) throw new FileChanged(source.path)
}

/**
 * A file's bytes as a stream that reads on only as fast as the connection takes them. Fails with
 * `FileChanged` before its last byte if the file changed meanwhile, so that the server, which waits
 * for the full length, never stores a mixture.
 */
export function fileBody(handle: FileHandle, range: FileRange): Readable {
  return streamOf(piecesOf(handle, range), range)
}

/** Bytes in memory, sent only as fast as the connection takes them. */
export function memoryBody(bytes: Uint8Array, range: FileRange): Readable {
  return streamOf([bytes], range)
}

function streamOf(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { onProgress, pace }: FileRange,
): Readable {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let sentBytes = 0
    let chunkBytes = leastChunkBytes
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length;) {
        const chunk = piece.subarray(at, at + chunkBytes)
        at += chunk.length
        await pace(chunk.length)
        const handedOverAt = performance.now()
        yield chunk
        const isQuick = performance.now() - handedOverAt < quickMilliseconds
        chunkBytes = isQuick ? Math.min(chunkBytes * 2, mostChunkBytes) : leastChunkBytes
        sentBytes += chunk.length
        onProgress(sentBytes)
      }
    }
  }
  return Readable.from(chunks(), { objectMode: false, highWaterMark: leastChunkBytes })
}

async function* piecesOf(handle: FileHandle, { source, start, end }: FileRange): AsyncGenerator<Uint8Array> {
  for (let position = start; position < end;) {
    const buffer = Buffer.allocUnsafe(Math.min(readBytes, end - position))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position)
    if (bytesRead === 0) throw new FileChanged(source.path)
    position += bytesRead
    if (position === end) await refuseChanged(handle, source)
    yield buffer.subarray(0, bytesRead)
  }
}
