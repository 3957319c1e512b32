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

/** What an error met by the database means to the person. */
export function databaseFailure(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error)
  const isFull = sqliteCode(error) === full || detail.includes('ENOSPC')
  return isFull
    ? failure('disk-full', {}, detail)
    : failure('unexpected', { reason: 'databaseNotWritten' }, detail)
}
