import { z } from 'zod'
import type { JournalRecord } from '../../../core/ports/journal'
import type { Log } from '../../../core/ports/log'
import { journalRecord } from './journal-record'
import type { Sqlite } from '../sqlite'
import { parseStored } from '../stored-json'

const storedRows = z.array(z.object({ id: z.string(), position: z.number(), record: z.string() }))
const pathRows = z.array(z.object({ path: z.string() }))

/** Some rows of the journal, in the order of acceptance. */
export interface JournalPage {
  /** Without rows that cannot be parsed, which are logged. */
  readonly records: readonly JournalRecord[]
  /** The position after which the next page begins; undefined if there is none. */
  readonly next: number | undefined
}

/**
 * The rows of the journal's table. Every method throws SQLite's errors and opens no transaction: the caller decides
 * which writes belong together.
 */
export class JournalRows {
  readonly #sqlite: Sqlite
  readonly #log: Pick<Log, 'warn'>

  constructor(sqlite: Sqlite, log: Pick<Log, 'warn'>) {
    this.#sqlite = sqlite
    this.#log = log
  }

  /** In no particular order, without those that are missing or cannot be parsed. */
  find(ids: readonly string[]): readonly JournalRecord[] {
    const sql = 'SELECT * FROM uploads WHERE id IN (SELECT value FROM json_each(?))'
    return this.#parse(storedRows.parse(this.#sqlite.rows(sql, JSON.stringify(ids))))
  }

  /** At most `limit` rows after a position. */
  readAfter(position: number, limit: number): JournalPage {
    const sql = 'SELECT * FROM uploads WHERE position > ? ORDER BY position LIMIT ?'
    const rows = storedRows.parse(this.#sqlite.rows(sql, position, limit))
    return { records: this.#parse(rows), next: rows.length < limit ? undefined : rows.at(-1)?.position }
  }

  /** The files of all uploads. */
  sourcePaths(): readonly string[] {
    const sql = `SELECT json_extract(record, '$.source.path') AS path FROM uploads WHERE json_valid(record)`
    return pathRows.parse(this.#sqlite.rows(sql)).map(({ path }) => path)
  }

  insert(record: JournalRecord): void {
    const sql = 'INSERT INTO uploads (id, record) VALUES (?, ?)'
    this.#sqlite.write(sql, record.upload.id, JSON.stringify(record))
  }

  update(record: JournalRecord): void {
    const sql = 'UPDATE uploads SET record = ? WHERE id = ?'
    this.#sqlite.write(sql, JSON.stringify(record), record.upload.id)
  }

  /** Marks a record as removed from the list. */
  hide(id: string): void {
    const hidden = `json_set(record, '$.isCleared', json('true'))`
    this.#sqlite.write(`UPDATE uploads SET record = ${hidden} WHERE id = ? AND json_valid(record)`, id)
  }

  forget(id: string): void {
    this.#sqlite.write('DELETE FROM uploads WHERE id = ?', id)
  }

  #parse(rows: z.infer<typeof storedRows>): readonly JournalRecord[] {
    return rows.flatMap(({ id, record }) => {
      const parsed = parseStored(journalRecord, record)
      if (parsed === undefined) this.#log.warn('A journal row cannot be read and was left out', { id })
      return parsed ?? []
    })
  }
}
