import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { SourceFile } from '../../core/ports'

/** Bytes of a file; `end` is the first one after them. */
export interface FileRange {
  readonly source: SourceFile
  readonly start: number
  readonly end: number
  readonly onProgress: (sentBytes: number) => void
  readonly pace: (bytes: number) => Promise<void>
  readonly signal: AbortSignal
}

/** Small enough for smooth progress and an even pace. */
const chunkBytes = 64 * 1024

/** Each read is a trip through the thread pool, which costs more than the copying. */
const readBytes = 4 * chunkBytes

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
  return Readable.from(chunksOf(handle, range), { objectMode: false, highWaterMark: chunkBytes })
}

async function* chunksOf(handle: FileHandle, range: FileRange): AsyncGenerator<Uint8Array> {
  const { source, start, end, onProgress, pace } = range
  let position = start
  while (position < end) {
    const buffer = Buffer.allocUnsafe(Math.min(readBytes, end - position))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position)
    if (bytesRead === 0) throw new FileChanged(source.path)
    for (const chunk of chunksIn(buffer.subarray(0, bytesRead))) {
      position += chunk.length
      await pace(chunk.length)
      if (position === end) await refuseChanged(handle, source)
      yield chunk
      onProgress(position - start)
    }
  }
}

function* chunksIn(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
}
