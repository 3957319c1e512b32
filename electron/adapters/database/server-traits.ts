import { z } from 'zod'
import type { Log } from '../../core/ports/log'
import type { ServerTraits } from '../../core/ports/server-traits'
import type { Damage } from './damage'
import type { Sqlite } from './sqlite'
import { createReader, createWriter } from './reader-and-writer'

const traitRows = z.array(z.object({ honours_conditions: z.number() }))

/** What was found out about servers, on disk, so that each bucket is tried once. What is not written is found out again. */
export function createServerTraits(sqlite: Sqlite, log: Log, damage: Damage): ServerTraits {
  const change = createWriter(log, 'list of servers', damage)
  const read = createReader(damage)
  /** A cache, because every upload asks. */
  const known = new Map<string, boolean>()

  return {
    honoursConditions(bucket) {
      const remembered = known.get(bucket)
      if (remembered !== undefined) return remembered
      const sql = 'SELECT honours_conditions FROM servers WHERE server = ?'
      const [row] = read(() => traitRows.parse(sqlite.rows(sql, bucket)), [])
      if (row === undefined) return undefined
      const honoured = row.honours_conditions === 1
      known.set(bucket, honoured)
      return honoured
    },

    rememberConditions(bucket, honoured) {
      known.set(bucket, honoured)
      change(() =>
        sqlite.write(
          'INSERT OR REPLACE INTO servers (server, honours_conditions) VALUES (?, ?)',
          bucket,
          honoured ? 1 : 0,
        ),
      )
    },
  }
}
