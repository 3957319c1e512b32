import { z } from 'zod'
import type { FinishedUpload, History, Log, RenewedLink, SourceFile } from '../../core/ports'
import type { HistoryEntry } from '../../shared/history'
import { historyEntry } from './history-entry'
import { searchedRows, searchedText } from './history-search'
import { sourceFile } from './source-file'
import type { Sqlite, SqlValue } from './sqlite'
import { parseStored } from './stored-json'
import { write } from './write'

/** The history with what only this side knows. */
export interface StoredHistory extends History {
  /** The file that an entry came from, as it was then; undefined if it was not written down. */
  sourceOf(id: string): SourceFile | undefined
}

const storedRows = z.array(z.object({ entry: z.string() }))
const sourceRows = z.array(z.object({ source: z.string() }))
const countRow = z.tuple([z.object({ total: z.number() })])

const mostEntriesInPage = 500

/** As the index over them has them. */
const bytesOf = "json_extract(entry, '$.destinationId') = ? AND json_extract(entry, '$.sizeBytes') = ?"
const hash = "json_extract(entry, '$.sha256')"

/**
 * Finished uploads, on disk. Newest are those added last, whatever the clock said. An entry that the
 * disk refuses is logged and left out.
 */
export function createHistory(sqlite: Sqlite, log: Log): StoredHistory {
  function change(work: () => void): void {
    const changed = write(work)
    if (!changed.ok) log.error('The history could not be written', { detail: changed.problem.detail })
  }

  function select(rest: string, ...values: readonly SqlValue[]): readonly HistoryEntry[] {
    const rows = storedRows.parse(sqlite.rows(`SELECT entry FROM ${rest}`, ...values))
    return rows.flatMap(({ entry }) => parseStored(historyEntry, entry) ?? [])
  }

  function forget(id: string): void {
    sqlite.write('DELETE FROM history WHERE id = ?', id)
  }

  function insert({ entry, source }: FinishedUpload): void {
    forget(entry.id)
    sqlite.write(
      'INSERT INTO history (id, entry, searched, source) VALUES (?, ?, ?, ?)',
      entry.id,
      JSON.stringify(entry),
      searchedText(entry),
      JSON.stringify(source),
    )
  }

  /** What a search looks at stays: the address of the first link leads to the entry still. */
  function renewLink({ id, link: { url, linkEndsAt } }: RenewedLink): void {
    const entry = "json_set(json_remove(entry, '$.linkEndsAt'), '$.url', ?)"
    if (linkEndsAt === undefined) {
      sqlite.write(`UPDATE history SET entry = ${entry} WHERE id = ?`, url, id)
    } else {
      const ending = `json_set(${entry}, '$.linkEndsAt', ?)`
      sqlite.write(`UPDATE history SET entry = ${ending} WHERE id = ?`, url, linkEndsAt, id)
    }
  }

  return {
    add: (finished) => change(() => sqlite.quickTransaction(() => finished.forEach(insert))),

    query({ offset, limit, ...wanted }) {
      const { sql, position, values } = searchedRows(wanted)
      const [{ total }] = countRow.parse(sqlite.rows(`SELECT count(*) AS total FROM ${sql}`, ...values))
      const page = Math.min(limit, mostEntriesInPage)
      const entries = select(`${sql} ORDER BY ${position} DESC LIMIT ? OFFSET ?`, ...values, page, offset)
      return { entries, total }
    },

    latest: (count) => select('history ORDER BY position DESC LIMIT ?', count),

    find(ids) {
      const found = select('history WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
      const byId = new Map(found.map((entry) => [entry.id, entry]))
      return ids.flatMap((id) => byId.get(id) ?? [])
    },

    sourceOf(id) {
      const [row] = sourceRows.parse(sqlite.rows('SELECT source FROM history WHERE id = ?', id))
      return row === undefined ? undefined : parseStored(sourceFile, row.source)
    },

    forget: (ids) => change(() => sqlite.transaction(() => ids.forEach(forget))),

    findBytes: (destinationId, sizeBytes, sha256) =>
      select(
        `history WHERE ${bytesOf} AND ${hash} = ? ORDER BY position DESC LIMIT 1`,
        destinationId,
        sizeBytes,
        sha256,
      )[0],

    hasSize: (destinationId, sizeBytes) =>
      select(`history WHERE ${bytesOf} LIMIT 1`, destinationId, sizeBytes).length > 0,

    renewLinks: (renewed) => change(() => sqlite.transaction(() => renewed.forEach(renewLink))),

    noteBytes: (id, sha256) =>
      change(() =>
        sqlite.write("UPDATE history SET entry = json_set(entry, '$.sha256', ?) WHERE id = ?", sha256, id),
      ),
  }
}
