import { mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Failure } from '../../../shared/failures/failure'
import { forgetDamage, isKnownDamaged } from '../damage'
import { databaseFailure, isCorruption } from '../database-failure'
import { migrate } from './migrations'
import { moveAside } from './move-aside'
import { makePrivateFile } from '../private-file'
import { salvageDatabase } from './salvage-database'
import { copyOfHistory } from './saved-history'
import { Sqlite } from '../sqlite'

export interface SetAside {
  /** The file's new name, in the same folder. */
  readonly keptAs: string
  /** `partly`: what could be read is in the new database. */
  readonly reason: 'unreadable' | 'partly' | 'newer'
}

export interface OpenedFile {
  readonly sqlite: Sqlite
  /** The earlier database if it could not be used. */
  readonly setAside: SetAside | undefined
  /** Whether damage was met, in this start or in an earlier run. */
  readonly wasDamaged: boolean
  /** Why there is no file: everything is then kept in memory, only for this run, and begins with the file's history. */
  readonly failure: Failure | undefined
}

/**
 * Opens a database file and migrates it to today's version. One that is damaged, or was made by a later Ollim, is kept
 * beside it under another name, and replaced by a new one with what could be read of it.
 */
export function openFile(file: string): OpenedFile {
  try {
    const wasDamaged = isKnownDamaged(file)
    const first = openWhole(file, wasDamaged)
    if (typeof first !== 'string') {
      forgetDamage(file)
      return { sqlite: first, setAside: undefined, wasDamaged, failure: undefined }
    }
    return first === 'newer' ? openFresh(file, first, undefined) : repair(file)
  } catch (error) {
    const sqlite = copyOfHistory(file) ?? new Sqlite(':memory:')
    migrate(sqlite)
    return { sqlite, setAside: undefined, wasDamaged: false, failure: databaseFailure(error) }
  }
}

function repair(file: string): OpenedFile {
  let rest: string | undefined
  try {
    rest = salvageDatabase(file)
  } catch (error) {
    // The disk is full: if the journal is intact, the old database stays in use until there is room.
    const asItIs = openWhole(file, false)
    if (typeof asItIs !== 'string')
      return { sqlite: asItIs, setAside: undefined, wasDamaged: true, failure: undefined }
    // The old database stays in its place, because a later start would not repair one that was set aside.
    throw error
  }
  return openFresh(file, rest === undefined ? 'unreadable' : 'partly', rest)
}

/** @param rest a database that takes the old one's place */
function openFresh(file: string, reason: SetAside['reason'], rest: string | undefined): OpenedFile {
  const setAside = { keptAs: moveAside(file), reason }
  if (rest !== undefined) renameSync(rest, file)
  const sqlite = openWhole(file, false)
  if (typeof sqlite === 'string') throw new Error(`The fresh database is ${sqlite}`)
  forgetDamage(file)
  return { sqlite, setAside, wasDamaged: reason !== 'newer', failure: undefined }
}

/** @param looksAtAll whether to check more than the journal, which takes seconds for a large history */
function openWhole(file: string, looksAtAll: boolean): Sqlite | 'unreadable' | 'newer' {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  makePrivateFile(file)
  const sqlite = new Sqlite(file)
  try {
    // FULL: what was accepted survives not only a crash of Ollim, but also a power cut.
    sqlite.run('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    if (migrate(sqlite) === 'newer') return closed(sqlite, 'newer')
    return isJournalWhole(sqlite) && (!looksAtAll || isAllWhole(sqlite))
      ? sqlite
      : closed(sqlite, 'unreadable')
  } catch (error) {
    sqlite.close()
    if (isCorruption(error)) return 'unreadable'
    throw error
  }
}

function closed<Reason>(sqlite: Sqlite, reason: Reason): Reason {
  sqlite.close()
  return reason
}

/** Checks the journal's pages at every start: they are few, and must be correct. */
function isJournalWhole(sqlite: Sqlite): boolean {
  return sqlite.ask(`SELECT quick_check FROM pragma_quick_check('uploads')`) === 'ok'
}

function isAllWhole(sqlite: Sqlite): boolean {
  // First, because the check below stops at what its indexes cannot read.
  if (sqlite.ask('SELECT count(*) FROM history WHERE NOT json_valid(entry)') !== 0) return false
  return sqlite.ask('SELECT integrity_check FROM pragma_integrity_check') === 'ok'
}
