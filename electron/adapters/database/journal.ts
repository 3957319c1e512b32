import { z } from 'zod'
import type { Journal, JournalRecord, Log } from '../../core/ports'
import { journalRecord } from './journal-record'
import type { Damage } from './damage'
import type { Sqlite } from './sqlite'
import { parseStored } from './stored-json'
import { createReader, createWriter } from './write'

export interface WrittenJournal extends Journal {
  /** The files of all its uploads; undefined if they cannot be read. */
  sourcePaths(): readonly string[] | undefined
}

const storedRows = z.array(z.object({ id: z.string(), position: z.number(), record: z.string() }))
const pathRows = z.array(z.object({ path: z.string() }))

/** As many as memory easily has room for. */
const maxReadAtOnce = 500

/** The journal of accepted uploads on disk. */
export function createJournal(sqlite: Sqlite, log: Log, damage: Damage): WrittenJournal {
  const change = createWriter(log, 'journal', damage)
  const ask = createReader(damage)

  function rewrite(records: readonly JournalRecord[]): void {
    for (const record of records) {
      sqlite.write('UPDATE uploads SET record = ? WHERE id = ?', JSON.stringify(record), record.upload.id)
    }
  }

  function parse(rows: z.infer<typeof storedRows>): readonly JournalRecord[] {
    return rows.flatMap(({ id, record }) => {
      const parsed = parseStored(journalRecord, record)
      if (parsed === undefined) log.warn('A journal row cannot be read and was left out', { id })
      return parsed ?? []
    })
  }

  function find(ids: readonly string[]): readonly JournalRecord[] {
    const sql = 'SELECT * FROM uploads WHERE id IN (SELECT value FROM json_each(?))'
    return parse(storedRows.parse(sqlite.rows(sql, JSON.stringify(ids))))
  }

  function* load(): Generator<JournalRecord> {
    for (let after = 0, more = true; more;) {
      const sql = 'SELECT * FROM uploads WHERE position > ? ORDER BY position LIMIT ?'
      const rows = ask(() => storedRows.parse(sqlite.rows(sql, after, maxReadAtOnce)), [])
      yield* parse(rows)
      after = rows.at(-1)?.position ?? after
      more = rows.length === maxReadAtOnce
    }
  }

  return {
    record: (records) =>
      change(() =>
        sqlite.transaction(() => {
          for (const record of records) {
            sqlite.write(
              'INSERT INTO uploads (id, record) VALUES (?, ?)',
              record.upload.id,
              JSON.stringify(record),
            )
          }
        }),
      ),

    update: (records) => change(() => sqlite.transaction(() => rewrite(records))),

    note: (records) => change(() => sqlite.quickTransaction(() => rewrite(records))),

    forget: (ids) =>
      change(() =>
        sqlite.transaction(() => {
          for (const id of ids) sqlite.write('DELETE FROM uploads WHERE id = ?', id)
        }),
      ),

    hide: (ids) =>
      change(() =>
        sqlite.transaction(() => {
          const cleared = `json_set(record, '$.isCleared', json('true'))`
          const sql = `UPDATE uploads SET record = ${cleared} WHERE id = ? AND json_valid(record)`
          for (const id of ids) sqlite.write(sql, id)
        }),
      ),

    read(ids) {
      const found: JournalRecord[] = []
      for (let at = 0; at < ids.length; at += maxReadAtOnce) {
        const some = ids.slice(at, at + maxReadAtOnce)
        // If one record is damaged, the others are read one by one.
        found.push(...(ask(() => find(some), undefined) ?? some.flatMap((id) => ask(() => find([id]), []))))
      }
      return found
    },

    load,

    sourcePaths() {
      const sql = `SELECT json_extract(record, '$.source.path') AS path FROM uploads WHERE json_valid(record)`
      return ask(() => pathRows.parse(sqlite.rows(sql)).map(({ path }) => path), undefined)
    },
  }
}
