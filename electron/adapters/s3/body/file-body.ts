import type { FileHandle } from 'node:fs/promises'
import type { SourceFile } from '../../../core/ports/files'
import { hasChanged } from '../../files/files'
import { SourceBody, type Piece } from './source-body'

/** A range of a file; `end` is the first byte after it. */
export interface FileRange {
  readonly source: SourceFile
  /** All bytes of the range, if they are in memory already. */
  readonly bytes?: Uint8Array | undefined
  readonly start: number
  readonly end: number
  readonly onProgress: (sentBytes: number) => void
  readonly pace: (bytes: number) => Promise<void>
  readonly signal: AbortSignal
}

const readBytes = 256 * 1024

/** The file is no longer the one that was accepted. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged'
}

export async function refuseChanged(handle: FileHandle, source: SourceFile): Promise<void> {
  if (await hasChanged(handle, source)) throw new FileChanged(source.path)
}

/**
 * A file's bytes as a stream that reads only as fast as the connection accepts them. If the file changes meanwhile, it
 * fails with `FileChanged` before its last byte: the server waits for the full length, so it never stores a mixture.
 */
export function fileBody(handle: FileHandle, range: FileRange): SourceBody {
  return new SourceBody({ ...range, length: range.end - range.start, pieces: filePieces(handle, range) })
}

/** Bytes in memory, sent only as fast as the connection accepts them. */
export function memoryBody(bytes: Uint8Array, range: FileRange): SourceBody {
  return new SourceBody({ ...range, length: bytes.length, pieces: memoryPieces(bytes) })
}

export function memoryPieces(bytes: Uint8Array): readonly Piece[] {
  return [{ bytes, release: () => undefined }]
}

/**
 * Fails with `FileChanged` before the last piece if the file has changed.
 *
 * @param memory if given, the pieces fill it one after another and stay there
 */
export async function* filePieces(
  handle: FileHandle,
  { source, start, end }: Pick<FileRange, 'source' | 'start' | 'end'>,
  memory?: Buffer,
): AsyncGenerator<Piece> {
  const free: Buffer[] = []
  for (let position = start; position < end;) {
    const kept = memory?.subarray(position - start, position - start + readBytes)
    const buffer = kept ?? free.pop() ?? Buffer.allocUnsafe(readBytes)
    const wanted = Math.min(buffer.length, end - position)
    const { bytesRead } = await handle.read(buffer, 0, wanted, position)
    if (bytesRead === 0) throw new FileChanged(source.path)
    position += bytesRead
    if (position === end) await refuseChanged(handle, source)
    yield { bytes: buffer.subarray(0, bytesRead), release: () => void free.push(buffer) }
  }
}
