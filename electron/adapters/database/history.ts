import { z } from 'zod'
import type { FinishedUpload, History, RenewedLink } from '../../core/history-ports'
import type { Log, SourceFile } from '../../core/ports'
import { mostEntriesRead, type HistoryEntry, type HistoryPosition } from '../../shared/history'
import { success } from '../../shared/result'
import { historyEntry } from './history-entry'
import { searchedText, searchedTextBeside } from './history-search'
import { createPositionSearch, type PositionSearch } from './search-positions'
import { sourceFile } from './source-file'
import type { Sqlite, SqlValue } from './sqlite'
import { parseStored } from './stored-json'
import type { Damage } from './damage'
import { createReader, createWriter } from './write'

/** The history, with what only the main process knows. */
export interface StoredHistory extends History {
  /** The file from which an entry was made, as it was then; undefined if it was not recorded. */
  sourceOf(id: string): SourceFile | undefined
}

const storedRows = z.array(z.object({ entry: z.string() }))
const placedRows = z.array(z.object({ position: z.number(), entry: z.string() }))
const sourceRows = z.array(z.object({ source: z.string() }))
const positionRows = z.array(z.object({ position: z.number() }))
const identifiedRows = z.array(z.object({ id: z.string() }))
const searchedTexts = z.array(z.object({ searched: z.string() }))
const tagRows = z.array(z.object({ tag: z.string() }))

/** For an entry that was not made from a file. */
const noSource: SourceFile = { path: '', sizeBytes: 0, modifiedAt: 0 }

/**
 * The history of finished uploads on disk. A change that the disk refuses is logged and dropped; what cannot be read
 * counts as absent.
 *
 * @param connectToSearch opens a connection to the same database for searches; called once, by the first search
 */
export function createHistory(
  sqlite: Sqlite,
  log: Log,
  damage: Damage,
  connectToSearch: () => Sqlite = () => sqlite,
): StoredHistory {
  const change = createWriter(log, 'history', damage)
  const read = createReader(damage)
  let search: PositionSearch | undefined

  function select(rest: string, ...values: readonly SqlValue[]): readonly HistoryEntry[] {
    const rows = storedRows.parse(sqlite.rows(`SELECT entry FROM ${rest}`, ...values))
    return rows.flatMap(({ entry }) => parseStored(historyEntry, entry) ?? [])
  }

  function find(ids: readonly string[]): readonly HistoryEntry[] {
    const found = select('history WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
    const byId = new Map(found.map((entry) => [entry.id, entry]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }

  function readAt(
    positions: readonly HistoryPosition[],
  ): ReadonlyMap<HistoryPosition, HistoryEntry | undefined> {
    const sql = 'SELECT position, entry FROM history WHERE position IN (SELECT value FROM json_each(?))'
    const rows = placedRows.parse(sqlite.rows(sql, JSON.stringify(positions)))
    return new Map(rows.map(({ position, entry }) => [position, parseStored(historyEntry, entry)]))
  }

  function forget(id: string): void {
    sqlite.write('DELETE FROM history WHERE id = ?', id)
  }

  function insert({ entry, source }: FinishedUpload): void {
    forget(entry.id)
    // Entries of the same time, or within a second of it, keep their order.
    sqlite.write(
      `INSERT INTO history (position, id, entry, source, searched)
       SELECT coalesce(max(position) + 1, ?), ?, ?, ?, ? FROM history WHERE position BETWEEN ? AND ?`,
      entry.uploadedAt * 1000,
      entry.id,
      JSON.stringify(entry),
      JSON.stringify(source),
      searchedText(entry),
      entry.uploadedAt * 1000,
      entry.uploadedAt * 1000 + 999_999,
    )
  }

  /** Also compares bucket and server: before the destination changed, the same key may have meant another object. */
  function isKnown({ destinationId, bucket, endpoint = '', key }: HistoryEntry): boolean {
    const known = `SELECT 1 FROM history WHERE destination_id = ? AND "key" = ?
      AND json_extract(entry, '$.bucket') = ? AND coalesce(json_extract(entry, '$.endpoint'), ?) = ? LIMIT 1`
    return sqlite.rows(known, destinationId, key, bucket, endpoint, endpoint).length > 0
  }

  /** Keeps earlier links searchable, because they may be in use on pages. */
  function rewrite(entry: HistoryEntry): void {
    const [row] = searchedTexts.parse(sqlite.rows('SELECT searched FROM history WHERE id = ?', entry.id))
    sqlite.write(
      'UPDATE history SET entry = ?, searched = ? WHERE id = ?',
      JSON.stringify(entry),
      searchedTextBeside(row?.searched ?? '', entry),
      entry.id,
    )
  }

  function renewLink({ id, link }: RenewedLink): void {
    const [known] = find([id])
    if (known === undefined) return
    const { linkEndsAt: _linkEndsAt, ...rest } = known
    rewrite({ ...rest, ...link })
  }

  /** Changes one field of an entry that is not searched. */
  function set(id: string, field: keyof HistoryEntry, placeholder: '?' | 'json(?)', value: string): void {
    sqlite.write(
      `UPDATE history SET entry = json_set(entry, '$.${field}', ${placeholder}) WHERE id = ?`,
      value,
      id,
    )
  }

  return {
    add: (finished) => change(() => sqlite.quickTransaction(() => finished.forEach(insert))),

    search: (wanted) =>
      read(() => (search ??= createPositionSearch(connectToSearch()))(wanted), new Float64Array()),

    read(positions) {
      const asked = positions.slice(0, mostEntriesRead)
      // If one entry is damaged, the others are read one by one.
      const byPosition =
        read(() => readAt(asked), undefined) ??
        new Map(asked.flatMap((position) => [...read(() => readAt([position]), new Map())]))
      return asked.map((position) => byPosition.get(position) ?? null)
    },

    addFound(entries) {
      let added = 0
      const changed = change(() =>
        sqlite.transaction(() => {
          for (const entry of entries) {
            if (isKnown(entry)) continue
            insert({ entry, source: noSource })
            added += 1
          }
        }),
      )
      return changed.ok ? success(added) : changed
    },

    identify: (positions) =>
      read(() => {
        const rows = identifiedRows.parse(
          sqlite.rows(
            'SELECT history.id FROM json_each(?) JOIN history ON position = json_each.value ORDER BY json_each.key',
            JSON.stringify([...positions]),
          ),
        )
        return rows.map(({ id }) => id)
      }, []),

    locate: (ids) =>
      read(() => {
        const where = 'WHERE id IN (SELECT value FROM json_each(?))'
        const rows = sqlite.rows(`SELECT position FROM history ${where}`, JSON.stringify(ids))
        return positionRows.parse(rows).map(({ position }) => position)
      }, []),

    latest: (count) => read(() => select('history ORDER BY position DESC LIMIT ?', count), []),

    find: (ids) => read(() => find(ids), undefined) ?? ids.flatMap((id) => read(() => find([id]), [])),

    sourceOf: (id) =>
      read(() => {
        const [row] = sourceRows.parse(sqlite.rows('SELECT source FROM history WHERE id = ?', id))
        return row === undefined ? undefined : parseStored(sourceFile, row.source)
      }, undefined),

    forgetBefore(moment, most) {
      let gone = 0
      const changed = change(() =>
        sqlite.quickTransaction(() => {
          const sql = 'SELECT position FROM history WHERE position < ? ORDER BY position LIMIT ?'
          const rows = positionRows.parse(sqlite.rows(sql, moment * 1000, most))
          for (const { position } of rows) sqlite.write('DELETE FROM history WHERE position = ?', position)
          gone = rows.length
        }),
      )
      return changed.ok ? gone : 0
    },

    forget: (ids) => change(() => sqlite.transaction(() => ids.forEach(forget))),

    relocate: (id, { key, etag, link }) =>
      change(() => {
        const [known] = find([id])
        if (known === undefined) return
        const { finding: _finding, linkEndsAt: _linkEndsAt, ...rest } = known
        const moved = { ...rest, key, etag, ...link }
        sqlite.write(
          'UPDATE history SET entry = ?, searched = ? WHERE id = ?',
          JSON.stringify(moved),
          searchedText(moved),
          id,
        )
      }),

    replace: (id, { source, ...version }) =>
      change(() => {
        const [known] = find([id])
        if (known === undefined) return
        const { finding: _finding, dimensions: _dimensions, thumbHash: _thumbHash, ...rest } = known
        sqlite.write(
          'UPDATE history SET entry = ?, source = ? WHERE id = ?',
          JSON.stringify({ ...rest, ...version }),
          JSON.stringify(source),
          id,
        )
      }),

    learn(id, { contentType, dimensions }) {
      change(() =>
        sqlite.quickTransaction(() => {
          set(id, 'contentType', '?', contentType)
          if (dimensions !== undefined) set(id, 'dimensions', 'json(?)', JSON.stringify(dimensions))
        }),
      )
    },

    noteThumbHashes: (hashes) =>
      change(() =>
        sqlite.quickTransaction(() => {
          for (const { id, thumbHash } of hashes) set(id, 'thumbHash', '?', thumbHash)
        }),
      ),

    noteFindings: (findings) =>
      change(() =>
        sqlite.transaction(() => {
          for (const { id, finding } of findings) set(id, 'finding', 'json(?)', JSON.stringify(finding))
        }),
      ),

    findBytes: (...bytes) =>
      read(() => {
        const where = 'destination_id = ? AND size_bytes = ? AND sha256 = ?'
        return select(`history WHERE ${where} ORDER BY position DESC LIMIT 1`, ...bytes)[0]
      }, undefined),

    hasSize: (...size) =>
      read(
        () => select('history WHERE destination_id = ? AND size_bytes = ? LIMIT 1', ...size).length > 0,
        false,
      ),

    renewLinks: (renewed) => change(() => sqlite.transaction(() => renewed.forEach(renewLink))),

    noteBytes: (id, sha256) => change(() => set(id, 'sha256', '?', sha256)),

    describe(id, altText) {
      const entry = altText === '' ? "json_remove(entry, '$.altText')" : "json_set(entry, '$.altText', ?)"
      const values = altText === '' ? [id] : [altText, id]
      return change(() => sqlite.write(`UPDATE history SET entry = ${entry} WHERE id = ?`, ...values))
    },

    tag(ids, { add, remove }) {
      const gone = new Set(remove)
      return change(() =>
        sqlite.transaction(() => {
          for (const { tags: before = [], ...entry } of find(ids)) {
            const tags = [...new Set([...before, ...add])].filter((tag) => !gone.has(tag))
            rewrite(tags.length === 0 ? entry : { ...entry, tags })
          }
        }),
      )
    },

    tags: () =>
      read(() => {
        const rows = 'history, json_each(tags) WHERE tags IS NOT NULL ORDER BY value'
        return tagRows.parse(sqlite.rows(`SELECT DISTINCT value AS tag FROM ${rows}`)).map(({ tag }) => tag)
      }, []),

    trouble: () => damage.failure,
  }
}
