import type { Journal, JournalRecord } from '../../../core/ports/journal'
import type { Log } from '../../../core/ports/log'
import type { Damage } from '../damage'
import { JournalRows } from './journal-rows'
import type { Sqlite } from '../sqlite'
import { createReader, createWriter } from '../reader-and-writer'

export interface WrittenJournal extends Journal {
  /** The files of all its uploads; undefined if they cannot be read. */
  sourcePaths(): readonly string[] | undefined
}

/** As many as memory easily has room for. */
const maxReadAtOnce = 500

/**
 * The journal of accepted uploads on disk. A change that the disk refuses is returned as a failure; what cannot be read
 * counts as absent.
 */
export function createJournal(sqlite: Sqlite, log: Log, damage: Damage): WrittenJournal {
  const rows = new JournalRows(sqlite, log)
  const change = createWriter(log, 'journal', damage)
  const read = createReader(damage)

  /** Makes the change for all of them, or for none. */
  const changeAll = <Item>(items: readonly Item[], changeOne: (item: Item) => void) =>
    change(() => sqlite.transaction(() => items.forEach(changeOne)))

  return {
    record: (records) => changeAll(records, (one) => rows.insert(one)),
    update: (records) => changeAll(records, (one) => rows.update(one)),
    note: (records) =>
      change(() => sqlite.quickTransaction(() => records.forEach((one) => rows.update(one)))),
    hide: (ids) => changeAll(ids, (id) => rows.hide(id)),
    forget: (ids) => changeAll(ids, (id) => rows.forget(id)),

    read(ids) {
      const found: JournalRecord[] = []
      for (let at = 0; at < ids.length; at += maxReadAtOnce) {
        const some = ids.slice(at, at + maxReadAtOnce)
        // If one record is damaged, the others are read one by one.
        const together = read(() => rows.find(some), undefined)
        found.push(...(together ?? some.flatMap((id) => read(() => rows.find([id]), []))))
      }
      return found
    },

    *load() {
      let next: number | undefined = 0
      do {
        const position: number = next
        const page = read(() => rows.readAfter(position, maxReadAtOnce), { records: [], next: undefined })
        yield* page.records
        next = page.next
      } while (next !== undefined)
    },

    sourcePaths: () => read(() => rows.sourcePaths(), undefined),
  }
}
