import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Failure } from '../../shared/failure'
import { migrate } from './migrations'
import { moveAside } from './move-aside'
import { openSqlite, sqliteCode, type Sqlite } from './sqlite'
import { databaseFailure } from './write'

export interface SetAside {
  /** The file's new name, in the same folder. */
  readonly keptAs: string
  readonly reason: 'unreadable' | 'newer'
}

export interface OpenedFile {
  readonly sqlite: Sqlite
  /** The earlier database, if it could not be used. */
  readonly setAside: SetAside | undefined
  /** Why there is no file at all: then everything is kept in memory, for this run only. */
  readonly failure: Failure | undefined
}

/**
 * Opens a database file at today's version. One that cannot be read, or that a later Ollim made, is
 * kept beside it under another name, and a fresh one takes its place.
 */
export function openFile(file: string): OpenedFile {
  try {
    const first = openWhole(file)
    if (typeof first !== 'string') return { sqlite: first, setAside: undefined, failure: undefined }
    const setAside = { keptAs: moveAside(file), reason: first }
    const second = openWhole(file)
    if (typeof second !== 'string') return { sqlite: second, setAside, failure: undefined }
    throw new Error(`The fresh database is ${second}`)
  } catch (error) {
    const sqlite = openSqlite(':memory:')
    migrate(sqlite)
    return { sqlite, setAside: undefined, failure: databaseFailure(error) }
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const unreadableCodes: readonly (number | undefined)[] = [11, 26]

function openWhole(file: string): Sqlite | SetAside['reason'] {
  makePrivate(file)
  const sqlite = openSqlite(file)
  try {
    // FULL: what was accepted survives not only a crash of Ollim but a power cut as well.
    sqlite.run('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    if (migrate(sqlite) === 'newer') return closed(sqlite, 'newer')
    return isWhole(sqlite) ? sqlite : closed(sqlite, 'unreadable')
  } catch (error) {
    sqlite.close()
    if (unreadableCodes.includes(sqliteCode(error))) return 'unreadable'
    throw error
  }
}

function closed<Reason>(sqlite: Sqlite, reason: Reason): Reason {
  sqlite.close()
  return reason
}

/** Looks at the journal's pages only: it is small, and the one that must not lie. */
function isWhole(sqlite: Sqlite): boolean {
  return sqlite.ask(`SELECT quick_check FROM pragma_quick_check('uploads')`) === 'ok'
}

/** SQLite gives its other files the rights of the first. */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
}
