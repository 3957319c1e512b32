import { z } from 'zod'
import type { Counters } from '../../core/ports'
import type { Sqlite } from './sqlite'

const takenRow = z.tuple([z.object({ taken: z.number() })])

/** Numbers that go on where the last run stopped. */
export function createCounters(sqlite: Sqlite): Counters {
  return {
    take(destinationId, count) {
      const [{ taken }] = takenRow.parse(
        sqlite.rows(
          `INSERT INTO counters (destination_id, taken) VALUES (?, ?)
           ON CONFLICT (destination_id) DO UPDATE SET taken = taken + excluded.taken RETURNING taken`,
          destinationId,
          count,
        ),
      )
      return taken - count + 1
    },
  }
}
