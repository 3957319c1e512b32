import { rmSync } from 'node:fs'
import { z } from 'zod'
import { isCorruption } from '../database-failure'
import { migrate } from './migrations'
import { makePrivateFile } from '../private-file'
import { Sqlite } from '../sqlite'
import { sqliteCode } from '../sqlite-errors'

const maxAtOnce = 500

/** SQLITE_CONSTRAINT and SQLITE_MISMATCH: a row does not contain what was written. */
const invalidRowCodes: readonly (number | undefined)[] = [19, 20]

/**
 * Copies what can be read of a damaged database into a new one beside it: row by row if a page is damaged, and from
 * the other end or through an index if the way to it is. Throws if there is no room for that.
 *
 * @returns the new file; undefined if nothing could be read
 */
export function salvageDatabase(file: string): string | undefined {
  const fresh = `${file}-saved`
  removeDatabase(fresh)
  makePrivateFile(fresh)
  const sqlite = new Sqlite(fresh)
  try {
    sqlite.run('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    migrate(sqlite)
    const saved = copyAll(sqlite, file)
    // Only this file is renamed, without its WAL; and closing does not report what there was no room for.
    sqlite.run('PRAGMA wal_checkpoint(TRUNCATE)')
    sqlite.close()
    if (saved > 0) return fresh
  } catch (error) {
    sqlite.close()
    removeDatabase(fresh)
    throw error
  }
  removeDatabase(fresh)
  return undefined
}

function removeDatabase(file: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true })
}

/** @returns how many rows there are now */
function copyAll(sqlite: Sqlite, file: string): number {
  if (!isDone(() => sqlite.run(`ATTACH '${file.replaceAll("'", "''")}' AS damaged`))) return 0
  copyRows(sqlite, 'uploads', ['position', 'id', 'record'], 'json_valid(record)')
  // A history without this column is an earlier Ollim's, in another order.
  if (isDone(() => sqlite.run('SELECT tags FROM damaged.history LIMIT 0')))
    copyRows(sqlite, 'history', ['position', 'id', 'entry', 'source', 'searched'], 'json_valid(entry)')
  isDone(() => sqlite.run('INSERT OR IGNORE INTO counters SELECT * FROM damaged.counters'))
  const changes = 'SELECT id, change FROM damaged.object_changes WHERE json_valid(change)'
  isDone(() => sqlite.run(`INSERT OR IGNORE INTO object_changes (id, change) ${changes}`))
  sqlite.run('DETACH damaged')
  return z
    .number()
    .parse(sqlite.ask('(SELECT count(*) FROM main.uploads) + (SELECT count(*) FROM main.history)'))
}

function copyRows(sqlite: Sqlite, table: string, columns: readonly string[], condition: string): void {
  const names = columns.join(', ')

  function copy(positions: readonly number[]): void {
    if (positions.length === 0) return
    const insert = `INSERT OR IGNORE INTO main.${table} (${names}) SELECT ${names} FROM damaged.${table} NOT INDEXED
      WHERE position IN (${positions.join(', ')}) AND ${condition}`
    if (isDone(() => sqlite.run(insert)) || positions.length === 1) return
    const half = Math.ceil(positions.length / 2)
    copy(positions.slice(0, half))
    copy(positions.slice(half))
  }

  const all = positionsIn(sqlite, table)
  for (let at = 0; at < all.length; at += maxAtOnce) copy(all.slice(at, at + maxAtOnce))
}

/** The positions of all rows that can be found, sorted: by the table and by its index of ids, each from both ends. */
function positionsIn(sqlite: Sqlite, table: string): readonly number[] {
  const found = new Set<number>()
  for (const way of ['NOT INDEXED ORDER BY position', `INDEXED BY sqlite_autoindex_${table}_1 ORDER BY id`]) {
    for (const direction of ['ASC', 'DESC']) {
      isDone(() => {
        for (const position of sqlite.gather('position', `damaged.${table} ${way} ${direction}`))
          if (typeof position === 'number') found.add(position)
      })
    }
  }
  return [...found].sort((a, b) => a - b)
}

/** Whether something could be done despite the damage. */
function isDone(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (isCorruption(error) || invalidRowCodes.includes(sqliteCode(error)) || isAbsent(error)) return false
    throw error
  }
}

/** Missing in an earlier Ollim's database, or because the damage hides that it exists. */
function isAbsent(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('no such ')
}
