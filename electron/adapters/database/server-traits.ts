import { z } from 'zod'
import type { Log, ServerTraits } from '../../core/ports'
import type { Sqlite } from './sqlite'
import { createWriter } from './write'

const traitRows = z.array(z.object({ honours_conditions: z.number() }))

/** What was learnt of servers, on disk: each is tried once. What the disk refuses, the next run learns again. */
export function createServerTraits(sqlite: Sqlite, log: Log): ServerTraits {
  const change = createWriter(log, 'list of servers')
  /** Every upload asks. */
  const known = new Map<string, boolean>()

  return {
    honoursConditions(server) {
      const remembered = known.get(server)
      if (remembered !== undefined) return remembered
      const rows = traitRows.parse(
        sqlite.rows('SELECT honours_conditions FROM servers WHERE server = ?', server),
      )
      if (rows[0] === undefined) return undefined
      const honoured = rows[0].honours_conditions === 1
      known.set(server, honoured)
      return honoured
    },

    rememberConditions(server, honoured) {
      known.set(server, honoured)
      change(() =>
        sqlite.write(
          'INSERT OR REPLACE INTO servers (server, honours_conditions) VALUES (?, ?)',
          server,
          honoured ? 1 : 0,
        ),
      )
    },
  }
}
