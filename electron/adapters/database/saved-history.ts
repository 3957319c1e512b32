import { existsSync } from 'node:fs'
import type { SavedHistory } from '../../core/history/export-history'
import type { Log } from '../../core/ports'
import type { Failure } from '../../shared/failure'
import { failure } from '../../shared/failure'
import { problem, success, type Result } from '../../shared/result'
import { watchDamage } from './damage'
import { isSpoilt } from './database-failure'
import { createHistory } from './history'
import { migrate } from './migrations'
import { openSqlite, type Sqlite } from './sqlite'

/**
 * The history of a database file, to be read beside an app that may be running. What cannot be read is
 * left as it is: setting it aside is for the app alone. Undefined where there is no file yet.
 */
export function openSavedHistory(file: string, log: Log): Result<SavedHistory | undefined, Failure> {
  if (!existsSync(file)) return success(undefined)
  try {
    return historyIn(openSqlite(file), file, log)
  } catch (error) {
    const { message: detail } = error instanceof Error ? error : { message: String(error) }
    const reason = isSpoilt(error) ? 'databaseDamaged' : 'databaseUnreadable'
    return problem(failure('unexpected', { reason }, detail))
  }
}

function historyIn(sqlite: Sqlite, file: string, log: Log): Result<SavedHistory, Failure> {
  try {
    if (migrate(sqlite) === 'current') {
      return success({
        history: createHistory(sqlite, log, watchDamage(file, log)),
        dispose: () => sqlite.close(),
      })
    }
    sqlite.close()
    return problem(failure('unexpected', { reason: 'databaseNewer' }))
  } catch (error) {
    sqlite.close()
    throw error
  }
}
