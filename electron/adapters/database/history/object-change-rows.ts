import { z } from 'zod'
import type { ChangeKind, NewImage, ObjectChange } from '../../../core/ports/history'
import type { Sqlite } from '../sqlite'
import { dimensions, sourceFile } from '../stored-values'
import { parseStored } from '../stored-json'

const newImage: z.ZodType<NewImage> = z.object({
  source: sourceFile,
  contentType: z.string(),
  sha256: z.string(),
  sizeBytes: z.number(),
  dimensions: dimensions.exactOptional(),
})

const objectChange: z.ZodType<ObjectChange> = z.object({
  id: z.string(),
  destinationId: z.string(),
  destinationName: z.string(),
  bucket: z.string(),
  endpoint: z.string().exactOptional(),
  key: z.string(),
  etag: z.string(),
  movesTo: z.string().exactOptional(),
  isRelocated: z.literal(true).exactOptional(),
  replacedBy: newImage.exactOptional(),
})

const storedRows = z.array(z.object({ change: z.string() }))

/** The rows of changes that have begun. Every method throws SQLite's errors and opens no transaction. */
export class ObjectChangeRows {
  readonly #sqlite: Sqlite

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  /** Replaces an entry's earlier note of the same kind. */
  note(change: ObjectChange): void {
    const sql = 'INSERT OR REPLACE INTO object_changes (id, change) VALUES (?, ?)'
    this.#sqlite.write(sql, change.id, JSON.stringify(objectChange.parse(change)))
  }

  end(id: string, kind: ChangeKind): void {
    this.#sqlite.write('DELETE FROM object_changes WHERE id = ? AND kind = ?', id, kind)
  }

  noteRelocated(id: string, movedTo: string): void {
    const isItsMove = `id = ? AND kind = 'move' AND json_extract(change, '$.movesTo') = ?`
    const sql = `UPDATE object_changes SET change = json_set(change, '$.isRelocated', json('true')) WHERE ${isItsMove}`
    this.#sqlite.write(sql, id, movedTo)
  }

  all(): readonly ObjectChange[] {
    return this.#parse(this.#sqlite.rows('SELECT change FROM object_changes'))
  }

  /** Those of some entries. */
  of(ids: readonly string[]): readonly ObjectChange[] {
    const sql = 'SELECT change FROM object_changes WHERE id IN (SELECT value FROM json_each(?))'
    return this.#parse(this.#sqlite.rows(sql, JSON.stringify(ids)))
  }

  #parse(rows: readonly unknown[]): readonly ObjectChange[] {
    return storedRows.parse(rows).flatMap(({ change }) => parseStored(objectChange, change) ?? [])
  }
}
