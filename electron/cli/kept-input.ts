import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileFailure } from '../core/doctor/file-failure'
import { failure, type Failure } from '../shared/failures/failure'
import { problem, success, type Result } from '../shared/result'
import { standardInput } from './command'
import { refuseFolder } from './refuse-folder'
import { errorCode } from '../core/error-code'

/**
 * Stores the input in a file that only its owner can read: a file can be read again, and by the app.
 *
 * @param folder for the file, which must not exist yet; the caller deletes it
 * @returns the file's absolute path
 */
export async function keepInput(
  input: Readable & { readonly fd?: number },
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
