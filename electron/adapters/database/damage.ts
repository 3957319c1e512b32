import { existsSync, rmSync } from 'node:fs'
import type { Log } from '../../core/ports/log'
import { failure, type Failure } from '../../shared/failures/failure'
import { makePrivateFile } from './private-file'

/** The damage met in a database. */
export interface Damage {
  /** Undefined as long as everything asked for could be read. */
  readonly failure: Failure | undefined
  /** Notes an error that was met. */
  note(error: unknown): void
}

/**
 * Keeps track of damage in a database file whose other parts stay in use. The first damage is noted beside the file,
 * so that the next start checks all of it and keeps what can be read.
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

/** Whether an earlier run has noted damage in this file. */
export function isKnownDamaged(file: string): boolean {
  return existsSync(markOf(file))
}

/** Where the note cannot be deleted, as while another program holds it, the next start checks the file again. */
export function forgetDamage(file: string): void {
  try {
    rmSync(markOf(file), { force: true })
  } catch {
    // The database itself is whole, and more important.
  }
}

function markOf(file: string): string {
  return `${file}-damaged`
}
