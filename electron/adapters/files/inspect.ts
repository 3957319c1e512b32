import { close, open, read, stat } from 'node:fs'
import { promisify } from 'node:util'
import type { FileInspection } from '../../core/ports/files'
import type { Failure } from '../../shared/failures/failure'
import { success, type Result } from '../../shared/result'
import { openFlags } from './open-known-file'

/** A `FileHandle` takes half as long again, which shows when thousands of files are dropped. */
const file = {
  stat: promisify(stat),
  open: promisify(open),
  read: promisify(read),
  close: promisify(close),
}

/** The end marks of most formats are shorter. */
const tailBytes = 64

/** Looks at what is under a path; of a file, reads the first and last bytes. Throws errors of the file system. */
export async function inspect(path: string, headBytes: number): Promise<Result<FileInspection, Failure>> {
  // Before opening, because opening alone can have effects: a tape rewinds. As bigint, because Windows' file
  // numbers do not fit into a double.
  const found = await file.stat(path, { bigint: true })
  if (found.isDirectory()) return success({ kind: 'folder', identity: `${found.dev}:${found.ino}` })
  if (!found.isFile()) return success({ kind: 'other' })
  const sizeBytes = Number(found.size)
  const descriptor = await file.open(path, openFlags)
  try {
    const head = await readRange(descriptor, 0, Buffer.allocUnsafe(Math.min(sizeBytes, headBytes)))
    const tailAt = Math.max(head.length, sizeBytes - tailBytes)
    const tail = await readRange(descriptor, tailAt, Buffer.allocUnsafe(sizeBytes - tailAt))
    const source = { path, sizeBytes, modifiedAt: asMilliseconds(found.mtimeNs) }
    return success({ kind: 'file', file: source, ends: { head, tail } })
  } finally {
    await file.close(descriptor)
  }
}

/** The same double that Node returns if it is not asked for bigints. */
function asMilliseconds(nanoseconds: bigint): number {
  const second = 1_000_000_000n
  return Number(nanoseconds / second) * 1000 + Number(nanoseconds % second) / 1e6
}

/** Fills the buffer from `start` on, or part of it if the file has become shorter. */
export async function readRange(descriptor: number, start: number, buffer: Buffer): Promise<Uint8Array> {
  let filled = 0
  while (filled < buffer.length) {
    const left = buffer.length - filled
    const { bytesRead } = await file.read(descriptor, buffer, filled, left, start + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}
