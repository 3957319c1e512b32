import { z } from 'zod'
import type { Counters, Log } from '../../core/ports'
import type { Damage } from './damage'
import type { Sqlite } from './sqlite'
import { createWriter } from './write'

const takenRow = z.tuple([z.object({ taken: z.number() })])

/**
 * Numbers that continue from the last run. If the disk refuses, they start again at 1: a name that is then taken gets
 * another number, while throwing would lose the whole drop.
 */
export function createCounters(sqlite: Sqlite, log: Log, damage: Damage): Counters {
  const change = createWriter(log, 'counters', damage)
  return {
    take(destinationId, count) {
      let first = 1
      change(() => {
        // Does not wait for the disk: the journal's record of who has the numbers comes next and waits for both.
        const taken = sqlite.quickTransaction(() => {
          sqlite.write(
            `INSERT INTO counters (destination_id, taken) VALUES (?, ?)
             ON CONFLICT (destination_id) DO UPDATE SET taken = taken + excluded.taken`,
            destinationId,
            count,
          )
          const sql = 'SELECT taken FROM counters WHERE destination_id = ?'
          return takenRow.parse(sqlite.rows(sql, destinationId))[0].taken
        })
        first = taken - count + 1
      })
      return first
    },
  }
}
