import { createHash } from 'node:crypto'
import { readdir, stat, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileFailure } from '../../core/doctor/file-failure'
import type { FileLook, Files } from '../../core/ports'
import { failure, type Failure } from '../../shared/failure'
import { problem, success, type Result } from '../../shared/result'
import { errorCode } from './error-code'
import { folderItems } from './folder-items'
import { openRegularFile } from './open-regular-file'

/** The file system as intake and queue need it. Nothing here ever waits on a pipe or a device. */
export function createFiles(): Files {
  return {
    look: (path, headBytes) => attempt(path, () => look(path, headBytes)),
    list: (path) => attempt(path, async () => success(folderItems(path, await readdir(path)))),
    sha256: (path, signal) => attempt(path, () => sha256(path, signal)),
  }
}

/** Runs a piece of work on a path; what the file system refuses becomes a failure that names the file. */
async function attempt<Value>(
  path: string,
  work: () => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure>> {
  try {
    return await work()
  } catch (error) {
    return problem(fileFailure(errorCode(error), basename(path)))
  }
}

async function look(path: string, headBytes: number): Promise<Result<FileLook, Failure>> {
  // As bigint, since Windows' file numbers do not fit into a double.
  const found = await stat(path, { bigint: true })
  if (found.isDirectory()) return success({ kind: 'folder', identity: `${found.dev}:${found.ino}` })
  const handle = await openRegularFile(path)
  if (handle === undefined) return success({ kind: 'other' })
  try {
    // Asked of the open file: the name may point to another one by now.
    const { size, mtimeMs } = await handle.stat()
    const file = { path, sizeBytes: size, modifiedAt: mtimeMs }
    return success({ kind: 'file', file, head: await readHead(handle, Math.min(size, headBytes)) })
  } finally {
    await handle.close()
  }
}

/** The first bytes; fewer than asked for if the file has become shorter. */
async function readHead(handle: FileHandle, length: number): Promise<Uint8Array> {
  const head = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(head, filled, length - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return head.subarray(0, filled)
}

async function sha256(path: string, signal: AbortSignal): Promise<Result<string, Failure>> {
  const name = basename(path)
  const handle = await openRegularFile(path)
  if (handle === undefined) return problem(fileFailure('EISDIR', name))
  const hash = createHash('sha256')
  try {
    await pipeline(handle.createReadStream({ autoClose: false }), hash, { signal })
  } catch (error) {
    if (signal.aborted) return problem(failure('unexpected', { name }, 'aborted'))
    throw error
  } finally {
    await handle.close()
  }
  return success(hash.digest('hex'))
}
