import { createWriteStream, fstatSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { decodeText } from '../../core/decode-text'
import { fileFailure } from '../../core/doctor/file-failure'
import { errorCode } from '../../core/error-code'
import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import { standardInput } from '../command'

type Input = Readable & { readonly fd?: number }

/** The whole standard input, unless the signal aborts first. */
export async function readAll(input: Input, signal: AbortSignal): Promise<Result<string, Failure>> {
  const refusal = refuseFolder(input)
  if (refusal !== undefined) return problem(refusal)
  const stop = (): void => void input.destroy()
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const pieces: Buffer[] = []
  try {
    for await (const piece of input) if (Buffer.isBuffer(piece)) pieces.push(piece)
  } catch (error) {
    if (signal.aborted) return problem(failure('unexpected', { reason: 'cancelled' }))
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return success(decodeText(Buffer.concat(pieces)))
}

/**
 * Stores the input in a file that only its owner can read: a file can be read again, and by the app.
 *
 * @param folder for the file, which must not exist yet; the caller deletes it
 * @returns the file's absolute path
 */
export async function keepInput(
  input: Input,
  folder: string,
  signal: AbortSignal,
): Promise<Result<string, Failure>> {
  const refusal = refuseFolder(input)
  if (refusal !== undefined) return problem(refusal)
  let isMade = false
  try {
    await mkdir(folder, { mode: 0o700 })
    isMade = true
    const file = path.join(folder, 'image')
    await pipeline(input, createWriteStream(file), { signal })
    return success(file)
  } catch (error) {
    if (signal.aborted) return problem(failure('unexpected', { reason: 'cancelled' }))
    const code = errorCode(error)
    const readFailure = fileFailure(code, standardInput)
    if (isMade || readFailure.kind === 'disk-full') return problem(readFailure)
    return problem(failure('file-unreadable', { name: path.dirname(folder), reason: 'unwritable' }, code))
  }
}

/** A standard input that is a folder is refused: Node reads it as if it were empty. */
function refuseFolder({ fd }: Input): Failure | undefined {
  return isFolder(fd) ? failure('file-unreadable', { name: standardInput, reason: 'folder' }) : undefined
}

function isFolder(descriptor: number | undefined): boolean {
  try {
    return descriptor !== undefined && fstatSync(descriptor).isDirectory()
  } catch {
    return false
  }
}
