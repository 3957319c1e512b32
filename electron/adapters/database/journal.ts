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
}

const storedRows = z.array(z.object({ id: z.string(), record: z.string() }))

/**
 * Accepted uploads, on disk. A change that the disk refuses is logged and left: the upload itself
 * goes on, and the next start takes it up from the state that was written last.
 */
export function createJournal(sqlite: Sqlite, log: Log): WrittenJournal {
  function change(work: () => void): void {
    const changed = write(work)
    if (!changed.ok) log.error('The journal could not be written', { detail: changed.problem.detail })
  }

  function rewrite(records: readonly JournalRecord[]): void {
    for (const record of records) {
      sqlite.write('UPDATE uploads SET record = ? WHERE id = ?', JSON.stringify(record), record.upload.id)
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
      change(() =>
        sqlite.transaction(() => {
          for (const id of ids) sqlite.write('DELETE FROM uploads WHERE id = ?', id)
        }),
      ),

    load() {
      const rows = storedRows.parse(sqlite.rows('SELECT id, record FROM uploads ORDER BY position'))
      return rows.flatMap(({ id, record }) => {
        const parsed = parseStored(journalRecord, record)
        if (parsed === undefined) log.warn('A journal row cannot be read and was left out', { id })
        return parsed ?? []
      })
    },
  }
}
