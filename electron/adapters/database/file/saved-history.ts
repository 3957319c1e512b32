import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { SavedHistory } from '../../../core/history/export/export-history'
import type { Log } from '../../../core/ports/log'
import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import { watchDamage } from '../damage'
import { isCorruption } from '../database-failure'
import { createHistory } from '../history/history'
import { migrate, migrations, versionOf } from './migrations'
import { Sqlite } from '../sqlite'

/**
 * Opens the history of a database file for reading, while an app, perhaps of an earlier version, may be using it. The
 * file is not changed: only the app may migrate it or set it aside. Undefined if there is no file yet.
 */
export function openSavedHistory(file: string, log: Log): Result<SavedHistory | undefined, Failure> {
  if (!existsSync(file)) return success(undefined)
  try {
    const version = versionIn(file)
    if (version > migrations.length) return problem(failure('unexpected', { reason: 'databaseNewer' }))
    const sqlite =
      version === migrations.length
        ? new Sqlite(file, 'read')
        : copyAtToday(addressOf(file, 'mode=ro'), version, '')
    return success({
      history: createHistory(sqlite, log, watchDamage(file, log)),
      dispose: () => sqlite.close(),
    })
  } catch (error) {
    const { message: detail } = error instanceof Error ? error : { message: String(error) }
    const reason = isCorruption(error) ? 'databaseDamaged' : 'databaseUnreadable'
    return problem(failure('unexpected', { reason }, detail))
  }
}

/**
 * A copy, in memory, of the history in a file that cannot be written, perhaps because its disk is read-only. Undefined
 * if it cannot be read either.
 */
export function copyOfHistory(file: string): Sqlite | undefined {
  // Without its log, SQLite reads a database on a read-only disk only if it is told that nothing can change it.
  const addresses = [
    addressOf(file, 'mode=ro'),
    ...(existsSync(`${file}-wal`) ? [] : [addressOf(file, 'immutable=1')]),
  ]
  for (const address of addresses) {
    try {
      const version = versionIn(address)
      return version > migrations.length ? undefined : copyAtToday(address, version, ':memory:')
    } catch {
      // The next one may do.
    }
  }
  return undefined
}

/** @param file its path or address */
function versionIn(file: string): number {
  const sqlite = new Sqlite(file, 'read')
  try {
    return versionOf(sqlite)
  } finally {
    sqlite.close()
  }
}

/** A copy of an earlier version's history, migrated to today's; it is gone once closed. */
function copyAtToday(address: string, version: number, copy: '' | ':memory:'): Sqlite {
  const sqlite = new Sqlite(copy)
  try {
    migrate(sqlite, version)
    const columns = sqlite.ask(`SELECT group_concat(name) FROM pragma_table_info('history')`)
    // The first version had no history.
    if (typeof columns === 'string') {
      sqlite.run(`ATTACH '${address.replaceAll("'", "''")}' AS earlier`)
      sqlite.run(`INSERT INTO main.history (${columns}) SELECT ${columns} FROM earlier.history`)
      sqlite.run('DETACH earlier')
    }
    migrate(sqlite)
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

function addressOf(file: string, how: string): string {
  return `${pathToFileURL(file).href}?${how}`
}
