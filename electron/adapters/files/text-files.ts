import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { decodeText } from '../../core/decode-text'
import { fileFailure } from '../../core/doctor/file-failure'
import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import { errorCode } from '../../core/error-code'

/** Reads a text file, or only its beginning if it is longer than `maxBytes`. */
export async function readTextFile(file: string, maxBytes: number): Promise<Result<string, Failure>> {
  try {
    const handle = await open(file)
    try {
      return success(decodeText(await readBeginning(handle, maxBytes)))
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = errorCode(error)
    const reason = code === 'EISDIR' ? 'folder' : 'document'
    return problem(failure('file-unreadable', { name: path.basename(file), reason }, code))
  }
}

/** Reads until the end: a pipe, such as a shell's `<(…)`, gives its text in pieces and has no positions. */
async function readBeginning(handle: FileHandle, maxBytes: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(maxBytes)
  let filled = 0
  while (filled < maxBytes) {
    const { bytesRead } = await handle.read(buffer, filled, maxBytes - filled, null)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

/**
 * Writes a text file that only its owner can read.
 *
 * @param text may come in pieces; if writing fails, everything is as it was before
 * @param existing whether to overwrite an existing file, or to keep it and fail
 */
export async function writePrivateFile(
  file: string,
  text: string | AsyncIterable<string>,
  existing: 'overwrite' | 'keep',
): Promise<Result<null, Failure>> {
  try {
    if (existing === 'overwrite') await replace(file, text)
    else await create(file, text)
    return success(null)
  } catch (error) {
    const code = errorCode(error)
    const name = path.basename(file)
    const usual = fileFailure(code, name)
    if (usual.kind === 'disk-full') return problem(usual)
    const reason = code === 'EEXIST' ? 'exists' : 'unwritable'
    return problem(failure('file-unreadable', { name, reason }, code))
  }
}

const ownerOnly = 0o600

/** An empty file reserves the name while the text is written. */
async function create(file: string, text: string | AsyncIterable<string>): Promise<void> {
  await writeFile(file, '', { mode: ownerOnly, flag: 'wx' })
  try {
    await replace(file, text)
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

/** Replaces a file only once everything is written. Anything but a file, such as a terminal, is written directly. */
async function replace(file: string, text: string | AsyncIterable<string>): Promise<void> {
  const place = await realpath(file).catch(() => file)
  const isOther = await stat(place).then(
    (there) => !there.isFile(),
    () => false,
  )
  const part = path.join(path.dirname(place), `.ollim-${randomUUID()}.part`)
  // Some folders allow no second file.
  const handle = isOther ? undefined : await open(part, 'wx', ownerOnly).catch(() => undefined)
  if (handle === undefined) {
    await writeFile(place, text, { mode: ownerOnly })
    return
  }
  try {
    try {
      await writeFile(handle, text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, place)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
