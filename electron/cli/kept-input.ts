import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileFailure } from '../core/doctor/file-failure'
import { failure, type Failure } from '../shared/failure'
import { problem, success, type Result } from '../shared/result'

/** An image that came through the standard input. */
export interface KeptInput {
  /** Absolute. */
  readonly file: string
  /** Deletes it. */
  readonly release: () => Promise<void>
}

/**
 * Writes all that comes to a file that nobody else may read: only a file can be read again, and by the app.
 *
 * @param folder in which a folder for it is made
 */
export async function keepInput(
  input: Readable,
  folder: string,
  signal: AbortSignal,
): Promise<Result<KeptInput, Failure>> {
  let own = ''
  const release = async () => (own === '' ? undefined : rm(own, { recursive: true, force: true }))
  try {
    own = await mkdtemp(path.join(folder, 'ollim-'))
    const file = path.join(own, 'image')
    await pipeline(input, createWriteStream(file), { signal })
    return success({ file, release })
  } catch (error) {
    await release()
    if (signal.aborted) return problem(failure('unexpected', { reason: 'cancelled' }))
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const trouble = fileFailure(code, '-')
    if (own !== '' || trouble.kind === 'disk-full') return problem(trouble)
    return problem(failure('file-unreadable', { name: folder, reason: 'unwritable' }, code))
  }
}
