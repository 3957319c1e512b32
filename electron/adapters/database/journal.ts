import { z } from 'zod'
import type { Journal, JournalRecord, Log } from '../../core/ports'
import type { Failure } from '../../shared/failure'
import type { Result } from '../../shared/result'
import { journalRecord } from './journal-record'
import type { Sqlite } from './sqlite'
import { parseStored } from './stored-json'
import { write } from './write'

export interface WrittenJournal extends Journal {
  /** Fails, having written none, when the disk is full or broken: then nothing was accepted. */
  record(records: readonly JournalRecord[]): Result<null, Failure>
  /** The files of all uploads in it. */
  sourcePaths(): readonly string[]
}

const storedRows = z.array(z.object({ id: z.string(), position: z.number(), record: z.string() }))
const pathRows = z.array(z.object({ path: z.string() }))

/** As many as a moment's memory is enough for. */
const mostReadAtOnce = 500

/**
 * Accepted uploads, on disk. A change that the disk refuses is logged and left: the upload itself
 * goes on, and the next start takes it up from the state that was written last.
 */
export function createJournal(sqlite: Sqlite, log: Log): WrittenJournal {
  function change(work: () => void): boolean {
    const changed = write(work)
    if (!changed.ok) log.error('The journal could not be written', { detail: changed.problem.detail })
    return changed.ok
  }

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
      const rows = storedRows.parse(
        sqlite.rows(
          'SELECT * FROM uploads WHERE position > ? ORDER BY position LIMIT ?',
          after,
          mostReadAtOnce,
        ),
      )
      yield* parse(rows)
      after = rows.at(-1)?.position ?? after
      more = rows.length === mostReadAtOnce
    }
  }

  return {
    record: (records) =>
      write(() =>
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
      void change(() =>
        sqlite.transaction(() => {
          for (const id of ids) sqlite.write('DELETE FROM uploads WHERE id = ?', id)
        }),
      ),

    read(ids) {
      const found: JournalRecord[] = []
      for (let at = 0; at < ids.length; at += mostReadAtOnce)
        found.push(...find(ids.slice(at, at + mostReadAtOnce)))
      return found
    },

    load,

    sourcePaths() {
      const sql = `SELECT json_extract(record, '$.source.path') AS path FROM uploads WHERE json_valid(record)`
      return pathRows.parse(sqlite.rows(sql)).map(({ path }) => path)
    },
  }
}
