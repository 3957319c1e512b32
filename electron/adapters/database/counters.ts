import { z } from 'zod'
import type { Counters } from '../../core/ports/journal'
import type { Log } from '../../core/ports/log'
import type { Damage } from './damage'
import type { Sqlite } from './sqlite'
import { createReader, createWriter } from './reader-and-writer'

const takenRows = z.array(z.object({ taken: z.number() }))

/**
 * Numbers that continue from the last run. What the disk refuses is remembered for this run, and written with the next
 * numbers: giving out a number twice could replace an image, and throwing would lose the whole drop.
 */
export function createCounters(sqlite: Sqlite, log: Log, damage: Damage): Counters {
  const change = createWriter(log, 'counters', damage)
  const read = createReader(damage)
  /** How many numbers were taken that the disk does not know of, by destination. */
  const unwritten = new Map<string, number>()

  function takenOnDisk(destinationId: string): number {
    const sql = 'SELECT taken FROM counters WHERE destination_id = ?'
    return takenRows.parse(sqlite.rows(sql, destinationId))[0]?.taken ?? 0
  }

  return {
    take(destinationId, count) {
      const more = (unwritten.get(destinationId) ?? 0) + count
      let taken = 0
      const written = change(() => {
        // Does not wait for the disk: the journal's record of who has the numbers comes next and waits for both.
        taken = sqlite.quickTransaction(() => {
          sqlite.write(
            `INSERT INTO counters (destination_id, taken) VALUES (?, ?)
             ON CONFLICT (destination_id) DO UPDATE SET taken = taken + excluded.taken`,
            destinationId,
            more,
          )
          return takenOnDisk(destinationId)
        })
      })
      unwritten.set(destinationId, written.ok ? 0 : more)
      if (!written.ok) taken = read(() => takenOnDisk(destinationId), 0) + more
      return taken - count + 1
    },
  }
}
