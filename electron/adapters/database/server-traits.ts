import { z } from 'zod'
import type { Log, ServerTraits } from '../../core/ports'
import type { Sqlite } from './sqlite'
import { createWriter } from './write'

const traitRows = z.array(z.object({ honours_conditions: z.number() }))

/** What was learnt of servers, on disk: each is tried once. What the disk refuses is learnt again. */
export function createServerTraits(sqlite: Sqlite, log: Log): ServerTraits {
  const change = createWriter(log, 'list of servers')
  return {
    honoursConditions(server) {
      const rows = traitRows.parse(
        sqlite.rows('SELECT honours_conditions FROM servers WHERE server = ?', server),
      )
      return rows[0] === undefined ? undefined : rows[0].honours_conditions === 1
    },

    rememberConditions(server, honoured) {
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
