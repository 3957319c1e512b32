import { ZodError } from 'zod'
import { failure, type Failure } from '../../shared/failures/failure'
import { busyCode, isDamage, sqliteCode } from './sqlite-errors'

/** SQLITE_FULL. */
const full = 13

/** READONLY, IOERR, CORRUPT, CANTOPEN: the disk is the cause. */
const diskCodes: readonly (number | undefined)[] = [8, 10, 11, 14, full]

/** Whether what is read is no longer what was written; a row of the wrong shape counts, too. */
export function isCorruption(error: unknown): boolean {
  return isDamage(error) || error instanceof ZodError
}

export function isOfDisk(error: unknown): boolean {
  return isCorruption(error) || diskCodes.includes(sqliteCode(error))
}

/** Whether a write may succeed later or on another disk. Any other error is a bug of ours. */
export function isRefusalToWrite(error: unknown): boolean {
  return isOfDisk(error) || sqliteCode(error) === busyCode
}

/** What a database error means to the person. */
export function databaseFailure(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error)
  if (isCorruption(error)) return failure('unexpected', { reason: 'databaseDamaged' }, detail)
  const isFull = sqliteCode(error) === full || detail.includes('ENOSPC')
  return isFull
    ? failure('disk-full', {}, detail)
    : failure('unexpected', { reason: 'databaseNotWritten' }, detail)
}
