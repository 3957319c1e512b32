import { z } from 'zod'
import type { ObjectChange } from '../../core/history-ports'
import type { Sqlite } from './sqlite'
import { parseStored } from './stored-json'

const objectChange: z.ZodType<ObjectChange> = z.object({
  id: z.string(),
  destinationId: z.string(),
  destinationName: z.string(),
  bucket: z.string(),
  endpoint: z.string().exactOptional(),
  key: z.string(),
  etag: z.string(),
  movesTo: z.string().exactOptional(),
})

const storedRows = z.array(z.object({ change: z.string() }))

/** The table of changes that have begun. Its methods throw SQLite's errors and open no transaction. */
export function createObjectChanges(sqlite: Sqlite) {
  return {
    note(change: ObjectChange): void {
      const sql = 'INSERT OR REPLACE INTO object_changes (id, change) VALUES (?, ?)'
      sqlite.write(sql, change.id, JSON.stringify(objectChange.parse(change)))
    },

    end(id: string): void {
      sqlite.write('DELETE FROM object_changes WHERE id = ?', id)
    },

    all(): readonly ObjectChange[] {
      const rows = storedRows.parse(sqlite.rows('SELECT change FROM object_changes'))
      return rows.flatMap(({ change }) => parseStored(objectChange, change) ?? [])
    },
  }
}
