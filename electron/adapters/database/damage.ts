import { existsSync, rmSync } from 'node:fs'
import type { Log } from '../../core/ports'
import { failure, type Failure } from '../../shared/failure'
import { makePrivateFile } from './private-file'

/** What the disk has spoilt of a database. */
export interface Damage {
  /** Undefined while all that was asked for could be read. */
  readonly failure: Failure | undefined
  /** Learns of an error that was met. */
  note(error: unknown): void
}

/**
 * Knows of damage in a database file, whose other parts go on being used. The first of it is noted
 * beside the file: the next start then looks at all of it, and keeps what can be read.
 */
export function watchDamage(file: string, log: Log): Damage {
  let met: Failure | undefined
  return {
    get failure() {
      return met
    },
    note(error) {
      if (met !== undefined) return
      const detail = error instanceof Error ? error.message : String(error)
      met = failure('unexpected', { reason: 'databaseDamaged' }, detail)
      log.error('The database is damaged', { detail })
      try {
        makePrivateFile(markOf(file))
      } catch (refusal) {
        log.error('The damage could not be noted', { detail: String(refusal) })
      }
    },
  }
}

/** Whether an earlier run has met damage in this file. */
export function isKnownDamaged(file: string): boolean {
  return existsSync(markOf(file))
}

export function forgetDamage(file: string): void {
  rmSync(markOf(file), { force: true })
}

function markOf(file: string): string {
  return `${file}-damaged`
}
