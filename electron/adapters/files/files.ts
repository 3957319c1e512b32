import { createHash } from 'node:crypto'
import { readdir, stat, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileFailure } from '../../core/doctor/file-failure'
import type { FileLook, Files } from '../../core/ports'
import { failure, type Failure } from '../../shared/failure'
import { problem, success, type Result } from '../../shared/result'
import { errorCode } from './error-code'
import { folderItems } from './folder-items'
import { openKnownFile, openRegularFile } from './open-regular-file'

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
  if (!found.isFile()) return success({ kind: 'other' })
  if (headBytes === 0) {
    const file = { path, sizeBytes: Number(found.size), modifiedAt: asMilliseconds(found.mtimeNs) }
    return success({ kind: 'file', file, head: new Uint8Array() })
  }
  const opened = await openKnownFile(path)
  if (opened === undefined) return success({ kind: 'other' })
  const { handle } = opened
  try {
    const { size, mtimeMs } = opened.stats
    const file = { path, sizeBytes: size, modifiedAt: mtimeMs }
    return success({ kind: 'file', file, head: await readHead(handle, Math.min(size, headBytes)) })
  } finally {
    await handle.close()
  }
}

/** To the same double that Node makes of it where it is not asked for bigints. */
function asMilliseconds(nanoseconds: bigint): number {
  const second = 1_000_000_000n
  return Number(nanoseconds / second) * 1000 + Number(nanoseconds % second) / 1e6
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

/** Hashing keeps main busy: a quarter of a millisecond at a time, with that much. */
const hashedAtOnceBytes = 256 * 1024

async function sha256(path: string, signal: AbortSignal): Promise<Result<string, Failure>> {
  const name = basename(path)
  const opened = await openRegularFile(path)
  if (opened === undefined) return problem(fileFailure('EISDIR', name))
  const { handle, stats } = opened
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(stats.size, hashedAtOnceBytes)))
  try {
    for (let position = 0; ;) {
      if (signal.aborted) return problem(failure('unexpected', { name }, 'aborted'))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position)
      hash.update(buffer.subarray(0, bytesRead))
      position += bytesRead
      // Most images fit: then there is no second read that would only find the end.
      if (bytesRead === 0 || position === stats.size) break
    }
  } finally {
    await handle.close()
  }
  return success(hash.digest('hex'))
}
