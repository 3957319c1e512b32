import type { Log } from '../../core/ports/log'
import type { Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import type { Damage } from './damage'
import { databaseFailure, isOfDisk, isRefusalToWrite, isCorruption } from './database-failure'

/**
 * Writes one part of the database. A refusal by the disk, or by another program that locks the database, is returned as
 * a failure; any other error is thrown. It logs once when writing begins to fail and when it succeeds again.
 */
export function createWriter(
  log: Log,
  part: string,
  damage: Damage,
): (work: () => void) => Result<null, Failure> {
  let isRefused = false

  function write(work: () => void): Result<null, Failure> {
    try {
      work()
      return success(null)
    } catch (error) {
      if (!isRefusalToWrite(error)) throw error
      if (isCorruption(error)) damage.note(error)
      return problem(databaseFailure(error))
    }
  }

  return (work) => {
    const written = write(work)
    if (!written.ok && !isRefused)
      log.error(`The ${part} cannot be written`, { detail: written.problem.detail })
    if (written.ok && isRefused) log.info(`The ${part} is written again`)
    isRefused = !written.ok
    return written
  }
}

/** Reads, and returns something else if the disk does not return what was written. */
export function createReader(damage: Damage): <Value>(work: () => Value, otherwise: Value) => Value {
  return (work, otherwise) => {
    try {
      return work()
    } catch (error) {
      if (!isOfDisk(error)) throw error
      damage.note(error)
      return otherwise
    }
  }
}
