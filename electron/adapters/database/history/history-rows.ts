import { z } from 'zod'
import type {
  FinishedUpload,
  NamedObject,
  Relocation,
  RenewedLink,
  StoredVersion,
  UnhashedImage,
} from '../../../core/ports/history'
import { foldText } from '../../../core/history/search/search-terms'
import type { SourceFile } from '../../../core/ports/files'
import type { BucketLocation } from '../../../core/bucket-location'
import { destinationTitle } from '../../../shared/destinations/destination'
import type {
  HistoryDestination,
  HistoryEntry,
  HistoryPosition,
  TagChange,
} from '../../../shared/history/history'
import { historyEntry } from './history-entry'
import { searchedText, searchedTextBeside } from './history-search'
import { sourceFile } from '../stored-values'
import type { Sqlite, SqlValue } from '../sqlite'
import { parseStored } from '../stored-json'

const storedRows = z.array(z.object({ entry: z.string() }))
const placedRows = z.array(z.object({ position: z.number(), entry: z.string() }))
const sourceRows = z.array(z.object({ source: z.string() }))
const idSourceRows = z.array(z.object({ id: z.string(), source: z.string() }))
const positionRows = z.array(z.object({ position: z.number() }))
const locatedRows = z.array(z.object({ position: z.number().nullable() }))
const identifiedRows = z.array(z.object({ id: z.string().nullable() }))
const searchedTexts = z.array(z.object({ searched: z.string() }))
const groupRows = z.array(z.object({ ids: z.string() }))
const idList = z.array(z.string())
const tagRows = z.array(z.object({ tag: z.string() }))

/** A row for each value of a list, whether there is an entry or not. */
const listed = 'json_each(?) LEFT JOIN history'

/** More would be read than the comparison is worth. */
const maxUnhashed = 8

/** Spelled exactly as in the index on it. Early versions did not record the file. */
const isUnhashed = `sha256 = '' AND CASE WHEN json_valid(source) THEN json_extract(source, '$.sizeBytes') END = size_bytes`

const bucketOfEntry = `json_extract(entry, '$.bucket')`
/** Early versions did not record it. */
const serverOfEntry = `json_extract(entry, '$.endpoint')`

/** Also compares bucket and server: before the destination changed, the same key may have meant another object. */
const inSamePlace = `destination_id = ? AND "key" = ? AND ${bucketOfEntry} = ? AND coalesce(${serverOfEntry}, ?) = ?`

/** The values of `inSamePlace`. */
function placeOf({ destinationId, key, bucket, endpoint = '' }: HistoryEntry): readonly SqlValue[] {
  return [destinationId, key, bucket, endpoint, endpoint]
}

/**
 * The rows of the history's table. Every method throws SQLite's errors and opens no transaction: the caller decides
 * which writes belong together.
 */
export class HistoryRows {
  readonly #sqlite: Sqlite

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  /** In the order asked for, without those that are gone. */
  find(ids: readonly string[]): readonly HistoryEntry[] {
    const found = this.#select('history WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
    const byId = new Map(found.map((entry) => [entry.id, entry]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }

  /** Entries by position; undefined for one that cannot be parsed. */
  readAt(positions: readonly HistoryPosition[]): ReadonlyMap<HistoryPosition, HistoryEntry | undefined> {
    const sql = 'SELECT position, entry FROM history WHERE position IN (SELECT value FROM json_each(?))'
    const rows = placedRows.parse(this.#sqlite.rows(sql, JSON.stringify(positions)))
    return new Map(rows.map(({ position, entry }) => [position, parseStored(historyEntry, entry)]))
  }

  latest(count: number): readonly HistoryEntry[] {
    return this.#select('history ORDER BY position DESC LIMIT ?', count)
  }

  /** In the order of the positions; null for those that are gone. */
  identify(positions: Float64Array): readonly (string | null)[] {
    const sql = `SELECT history.id FROM ${listed} ON position = json_each.value ORDER BY json_each.key`
    return identifiedRows.parse(this.#sqlite.rows(sql, JSON.stringify([...positions]))).map(({ id }) => id)
  }

  /** In the order of the ids; null for those that are unknown. */
  locate(ids: readonly string[]): readonly (HistoryPosition | null)[] {
    const sql = `SELECT position FROM ${listed} ON history.id = json_each.value ORDER BY json_each.key`
    return locatedRows.parse(this.#sqlite.rows(sql, JSON.stringify(ids))).map(({ position }) => position)
  }

  sourceOf(id: string): SourceFile | undefined {
    const [row] = sourceRows.parse(this.#sqlite.rows('SELECT source FROM history WHERE id = ?', id))
    return row === undefined ? undefined : parseStored(sourceFile, row.source)
  }

  /** The latest entry with these bytes in a destination. */
  findBytes(destinationId: string, sizeBytes: number, sha256: string): HistoryEntry | undefined {
    const where = 'destination_id = ? AND size_bytes = ? AND sha256 = ?'
    const rest = `history WHERE ${where} ORDER BY position DESC LIMIT 1`
    return this.#select(rest, destinationId, sizeBytes, sha256)[0]
  }

  hasSize(destinationId: string, sizeBytes: number): boolean {
    const rest = 'history WHERE destination_id = ? AND size_bytes = ? LIMIT 1'
    return this.#select(rest, destinationId, sizeBytes).length > 0
  }

  /** Without those of which a copy was sent, or whose file is not known. */
  unhashed(destinationId: string, sizeBytes: number): readonly UnhashedImage[] {
    const where = `destination_id = ? AND size_bytes = ? AND ${isUnhashed}`
    const latest = `WHERE ${where} ORDER BY position DESC LIMIT ${maxUnhashed}`
    const sql = `SELECT id, source FROM history INDEXED BY history_unhashed ${latest}`
    return idSourceRows.parse(this.#sqlite.rows(sql, destinationId, sizeBytes)).flatMap(({ id, source }) => {
      const parsed = parseStored(sourceFile, source)
      return parsed === undefined ? [] : [{ id, source: parsed }]
    })
  }

  /** Early versions did not record the server: their entries share no object with those of another destination. */
  sharers(ids: readonly string[]): readonly (readonly string[])[] {
    const [bucket, server] = [bucketOfEntry, `coalesce(${serverOfEntry}, destination_id)`]
    const places = `SELECT DISTINCT "key" AS place, ${bucket} AS bucket, ${server} AS server FROM history`
    const ofThese = `${places} WHERE id IN (SELECT value FROM json_each(?))`
    const isThere = `"key" = place AND ${bucket} = bucket AND ${server} = server`
    const groups = 'GROUP BY place, bucket, server HAVING count(*) > 1'
    // In this order, so that the index on keys leads from few places to the entries there.
    const sql = `SELECT json_group_array(id) AS ids FROM (${ofThese}) CROSS JOIN history ON ${isThere} ${groups}`
    const rows = groupRows.parse(this.#sqlite.rows(sql, JSON.stringify(ids)))
    return rows.map(({ ids: group }) => parseStored(idList, group) ?? [])
  }

  /** Several destinations may name one bucket, and one may name its server in another way by now. */
  isSharedObject({ id, destinationId, endpoint = '', bucket, key, etag }: NamedObject): boolean {
    const isSame = `"key" = ? AND id <> ? AND ${bucketOfEntry} = ? AND json_extract(entry, '$.etag') = ?`
    const isThere = `destination_id = ? OR coalesce(${serverOfEntry}, ?) = ?`
    const sql = `SELECT 1 FROM history WHERE ${isSame} AND (${isThere}) LIMIT 1`
    return this.#sqlite.rows(sql, key, id, bucket, etag, destinationId, endpoint, endpoint).length > 0
  }

  hasKey({ endpoint, bucket }: BucketLocation, key: string): boolean {
    const isThere = `"key" = ? AND ${bucketOfEntry} = ? AND coalesce(${serverOfEntry}, ?) = ?`
    const sql = `SELECT 1 FROM history WHERE ${isThere} LIMIT 1`
    return this.#sqlite.rows(sql, key, bucket, endpoint, endpoint).length > 0
  }

  /** All in use, each once, sorted. */
  tags(): readonly string[] {
    const rows = 'history, json_each(tags) WHERE tags IS NOT NULL ORDER BY value'
    return tagRows.parse(this.#sqlite.rows(`SELECT DISTINCT value AS tag FROM ${rows}`)).map(({ tag }) => tag)
  }

  /** Steps from one to the next in an index, because reading all entries takes time. */
  destinations(): readonly HistoryDestination[] {
    const next = 'SELECT min(destination_id) FROM history WHERE destination_id > known.id'
    const last = 'SELECT max(position) FROM history WHERE destination_id = known.id'
    const lasts = `WITH RECURSIVE known (id) AS (
        SELECT min(destination_id) FROM history
        UNION ALL SELECT (${next}) FROM known WHERE id IS NOT NULL
      ) SELECT (${last}) FROM known`
    return this.#select(`history WHERE position IN (${lasts}) ORDER BY destination_id`).map(
      ({ destinationId, destinationName: name, bucket }) => ({
        id: destinationId,
        name: destinationTitle({ name, bucket }),
      }),
    )
  }

  isKnown(entry: HistoryEntry): boolean {
    const known = `SELECT 1 FROM history WHERE ${inSamePlace} LIMIT 1`
    return this.#sqlite.rows(known, ...placeOf(entry)).length > 0
  }

  insert({ entry, source }: FinishedUpload): void {
    this.forget(entry.id)
    this.#forgetFound(entry)
    // Entries of the same time, or within a second of it, keep their order.
    this.#sqlite.write(
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

  forget(id: string): void {
    this.#sqlite.write('DELETE FROM history WHERE id = ?', id)
  }

  /** Deletes the oldest entries from before `moment`, at most `limit`; returns how many. */
  forgetBefore(moment: number, limit: number): number {
    const sql = 'SELECT position FROM history WHERE position < ? ORDER BY position LIMIT ?'
    const rows = positionRows.parse(this.#sqlite.rows(sql, moment * 1000, limit))
    for (const { position } of rows) this.#sqlite.write('DELETE FROM history WHERE position = ?', position)
    return rows.length
  }

  renewLink({ id, link }: RenewedLink): void {
    const [known] = this.find([id])
    if (known === undefined) return
    const { linkEndsAt: _linkEndsAt, finding, ...rest } = known
    // Whether readers can open the new one, nobody has found out yet.
    const kept = finding?.kind === 'not-public' ? undefined : finding
    this.#rewrite({ ...rest, ...(kept && { finding: kept }), ...link })
  }

  relocate({ id, link, ...place }: Relocation): void {
    const [known] = this.find([id])
    if (known === undefined) return
    const { finding: _finding, linkEndsAt: _linkEndsAt, ...rest } = known
    const moved = { ...rest, ...place, ...link }
    this.#forgetFound(moved)
    this.#rewrite(moved)
  }

  replace({ id, source, ...version }: StoredVersion): void {
    const [known] = this.find([id])
    if (known === undefined) return
    const { finding: _finding, dimensions: _dimensions, thumbHash: _thumbHash, ...rest } = known
    this.#sqlite.write(
      'UPDATE history SET entry = ?, source = ? WHERE id = ?',
      JSON.stringify({ ...rest, ...version }),
      JSON.stringify(source),
      id,
    )
  }

  tag(ids: readonly string[], { add, remove }: TagChange): void {
    const gone = new Set(remove.map(foldText))
    for (const { tags: before = [], ...entry } of this.find(ids)) {
      const tags = [...new Set([...before, ...add])].filter((tag) => !gone.has(foldText(tag)))
      this.#rewrite(tags.length === 0 ? entry : { ...entry, tags })
    }
  }

  /** @param altText an empty one removes it */
  setAltText(id: string, altText: string): void {
    if (altText !== '') this.setText(id, 'altText', altText)
    else this.#sqlite.write(`UPDATE history SET entry = json_remove(entry, '$.altText') WHERE id = ?`, id)
  }

  noteBytes(id: string, sha256: string): void {
    const sql = `UPDATE history SET entry = json_set(entry, '$.sha256', ?) WHERE id = ? AND sha256 = ''`
    this.#sqlite.write(sql, sha256, id)
  }

  /** Sets one field of an entry that is not searched. */
  setText(id: string, field: keyof HistoryEntry, value: string): void {
    this.#set(field, '?', value, id)
  }

  /** The same for a field that is an object. */
  setObject(id: string, field: keyof HistoryEntry, value: object): void {
    this.#set(field, 'json(?)', JSON.stringify(value), id)
  }

  /** An import found an entry's object while it was being stored: it has this entry now. */
  #forgetFound(entry: HistoryEntry): void {
    const found = `json_extract(entry, '$.isFound') AND json_extract(entry, '$.etag') = ? AND id <> ?`
    const sql = `DELETE FROM history INDEXED BY history_found WHERE ${inSamePlace} AND ${found}`
    this.#sqlite.write(sql, ...placeOf(entry), entry.etag, entry.id)
  }

  #set(field: keyof HistoryEntry, placeholder: '?' | 'json(?)', ...values: readonly SqlValue[]): void {
    this.#sqlite.write(
      `UPDATE history SET entry = json_set(entry, '$.${field}', ${placeholder}) WHERE id = ?`,
      ...values,
    )
  }

  #select(rest: string, ...values: readonly SqlValue[]): readonly HistoryEntry[] {
    const rows = storedRows.parse(this.#sqlite.rows(`SELECT entry FROM ${rest}`, ...values))
    return rows.flatMap(({ entry }) => parseStored(historyEntry, entry) ?? [])
  }

  /** Keeps earlier links and names searchable, because they may be in use on pages. */
  #rewrite(entry: HistoryEntry): void {
    const sql = 'SELECT searched FROM history WHERE id = ?'
    const [row] = searchedTexts.parse(this.#sqlite.rows(sql, entry.id))
    this.#sqlite.write(
      'UPDATE history SET entry = ?, searched = ? WHERE id = ?',
      JSON.stringify(entry),
      searchedTextBeside(row?.searched ?? '', entry),
      entry.id,
    )
  }
}
