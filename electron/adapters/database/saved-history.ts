import { existsSync } from 'node:fs'
import type { SavedHistory } from '../../core/history/export-history'
import type { Log } from '../../core/ports'
import type { Failure } from '../../shared/failure'
import { failure } from '../../shared/failure'
import { problem, success, type Result } from '../../shared/result'
import { watchDamage } from './damage'
import { databaseFailure } from './database-failure'
import { createHistory } from './history'
import { migrate } from './migrations'
import { openSqlite } from './sqlite'

/**
 * The history of a database file, to be read beside an app that may be running. What cannot be read is
 * left as it is: setting it aside is for the app alone. Undefined where there is no file yet.
 */
export function openSavedHistory(file: string, log: Log): Result<SavedHistory | undefined, Failure> {
  if (!existsSync(file)) return success(undefined)
  const sqlite = openSqlite(file)
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
    return problem(databaseFailure(error))
  }
}
