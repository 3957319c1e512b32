import type { Log } from '../../core/ports'
import { failure, type Failure } from '../../shared/failure'
import { problem, success, type Result } from '../../shared/result'
import { sqliteCode } from './sqlite'

/** SQLITE_FULL. */
const full = 13

/** READONLY, IOERR, CORRUPT, CANTOPEN: the disk's doing. Every other code is a mistake of ours. */
const diskCodes: readonly (number | undefined)[] = [8, 10, 11, 14, full]

/** Writes; what the disk refuses is a failure, any other error is thrown. */
export function write(work: () => void): Result<null, Failure> {
  try {
    work()
    return success(null)
  } catch (error) {
    if (!diskCodes.includes(sqliteCode(error))) throw error
    return problem(databaseFailure(error))
  }
}

/**
 * The same for one part of the database, and tells the log once when the disk begins to refuse and when
 * it takes something again.
 */
export function createWriter(log: Log, part: string): (work: () => void) => Result<null, Failure> {
  let isRefused = false
  return (work) => {
    const written = write(work)
    if (!written.ok && !isRefused)
      log.error(`The ${part} cannot be written`, { detail: written.problem.detail })
    if (written.ok && isRefused) log.info(`The ${part} is written again`)
    isRefused = !written.ok
    return written
  }
}

/** What an error met by the database means to the person. */
export function databaseFailure(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error)
  const isFull = sqliteCode(error) === full || detail.includes('ENOSPC')
  return isFull
    ? failure('disk-full', {}, detail)
    : failure('unexpected', { reason: 'databaseNotWritten' }, detail)
}
