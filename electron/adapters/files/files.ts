import { createHash } from 'node:crypto'
import { readdir, stat, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileFailure } from '../../core/doctor/file-failure'
import type { Files, ReadFile, SourceFile } from '../../core/ports/files'
import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import { BufferPool } from './buffer-pool'
import { errorCode } from '../../core/error-code'
import { folderItems } from './folder-items'
import { inspect, readRange } from './inspect'
import { openKnownFile } from './open-known-file'

/** The file system, for intake and queue. Nothing here ever blocks on a pipe or a device. */
export function createFiles(): Files {
  const buffers = new BufferPool()
  return {
    nameOf: (path) => basename(path) || path,
    inspect: (path, headBytes) => attempt(path, () => inspect(path, headBytes)),
    list: (path) => attempt(path, async () => success(folderItems(path, await readdir(path)))),
    sha256: (source, signal) => attempt(source.path, () => sha256(source, signal)),
    read: (source) => attempt(source.path, () => read(source, buffers)),
  }
}

/** Runs work on a path; an error of the file system becomes a failure that names the file. */
async function attempt<Value>(
  path: string,
  work: () => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure>> {
  try {
    return await work()
  } catch (error) {
    return problem(fileFailure(codeAbout(path, error), basename(path)))
  }
}

/** Node replaces what is not UTF-8 in a name, such as one out of an old archive, and then finds no such file. */
function codeAbout(path: string, error: unknown): string {
  const code = errorCode(error)
  return code === 'ENOENT' && path.includes('\uFFFD') ? 'EILSEQ' : code
}

/** Hashing blocks the main process; this much takes a quarter of a millisecond. */
const hashedAtOnceBytes = 256 * 1024

async function sha256(source: SourceFile, signal: AbortSignal): Promise<Result<string, Failure>> {
  const name = basename(source.path)
  const stats = await stat(source.path)
  if (!stats.isFile()) return problem(fileFailure('EISDIR', name))
  const handle = await openKnownFile(source.path)
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(stats.size, hashedAtOnceBytes)))
  try {
    for (let position = 0; ;) {
      if (signal.aborted) return problem(failure('unexpected', { name }, 'aborted'))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position)
      hash.update(buffer.subarray(0, bytesRead))
      position += bytesRead
      // Most images fit into one read, which spares a second one that would only find the end.
      if (bytesRead === 0 || position === stats.size) break
    }
    if (await hasChanged(handle, source)) return problem(failure('file-changed', { name }))
  } finally {
    await handle.close()
  }
  return success(hash.digest('hex'))
}

async function read(source: SourceFile, buffers: BufferPool): Promise<Result<ReadFile, Failure>> {
  const handle = await openKnownFile(source.path)
  try {
    const buffer = buffers.take(source.sizeBytes)
    const bytes = await readRange(handle.fd, 0, buffer)
    if (bytes.length !== source.sizeBytes || (await hasChanged(handle, source)))
      return problem(failure('file-changed', { name: basename(source.path) }))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return success({ bytes, sha256, release: () => buffers.release(buffer) })
  } finally {
    await handle.close()
  }
}

/**
 * Whether an open file is no longer the accepted one, by its size and modification time. If called after reading, it
 * detects changes before and during the reading.
 */
export async function hasChanged(
  handle: FileHandle,
  { sizeBytes, modifiedAt }: SourceFile,
): Promise<boolean> {
  const { size, mtimeMs } = await handle.stat()
  return size !== sizeBytes || mtimeMs !== modifiedAt
}
