import { open, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileFailure } from '../../core/doctor/file-failure'
import { failure, type Failure } from '../../shared/failure'
import { problem, success, type Result } from '../../shared/result'
import { errorCode } from './error-code'

/** A text file, or as much of its beginning as so many bytes hold. */
export async function readTextFile(file: string, mostBytes: number): Promise<Result<string, Failure>> {
  try {
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(mostBytes), 0, mostBytes, 0)
      return success(buffer.toString('utf8', 0, bytesRead))
    } finally {
      await handle.close()
    }
  } catch (error) {
    const facts = { name: path.basename(file), reason: 'document' }
    return problem(failure('file-unreadable', facts, errorCode(error)))
  }
}

/**
 * A text file that nobody else may read.
 *
 * @param text may come in pieces; where writing fails, those before are in the file
 * @param existing whether one that is there already is overwritten, or stays and is the failure
 */
export async function writePrivateFile(
  file: string,
  text: string | AsyncIterable<string>,
  existing: 'overwrite' | 'keep',
): Promise<Result<null, Failure>> {
  try {
    await writeFile(file, text, { mode: 0o600, flag: existing === 'overwrite' ? 'w' : 'wx' })
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
