import type { Counters } from '../../core/ports/journal'
import type { Log } from '../../core/ports/log'
import type { NeededFiles } from '../../core/ports/spool'
import type { ServerTraits } from '../../core/ports/server-traits'
import type { Failure } from '../../shared/failures/failure'
import { createCounters } from './counters'
import { createHistory, type StoredHistory } from './history/history'
import { watchDamage } from './damage'
import { createJournal, type WrittenJournal } from './journal/journal'
import { createSearchConnection } from './history/search-connection'
import { createServerTraits } from './server-traits'
import { lastMovedAside } from './file/move-aside'
import { openFile, type SetAside } from './file/open-file'

export interface OpenDatabase {
  readonly journal: WrittenJournal
  readonly history: StoredHistory
  readonly counters: Counters
  readonly traits: ServerTraits
  /** The earlier database if it could not be used; it is kept. */
  readonly setAside: SetAside | undefined
  /** Whether uploads that the last run finished may be missing in the history, because it was damaged. */
  readonly wasDamaged: boolean
  /** Why nothing can be kept beyond this run, for example a full disk. */
  readonly failure: Failure | undefined
  /** The files that uploads may still need; undefined if the journal on disk cannot say. */
  neededFiles(): NeededFiles | undefined
  dispose(): void
}

/** The clock may have been set back between a file's arrival and the moment its journal was set aside. */
const clockDoubtMilliseconds = 24 * 60 * 60 * 1000

/** Opens Ollim's only database: the journal of unfinished uploads and the history of finished ones. */
export function openDatabase(file: string, log: Log): OpenDatabase {
  const { sqlite, setAside, wasDamaged, failure } = openFile(file)
  if (setAside !== undefined) log.warn('The database was set aside', { ...setAside })
  if (failure !== undefined) log.error('The database is kept in memory only', { detail: failure.detail })
  const damage = watchDamage(file, log)
  const journal = createJournal(sqlite, log, damage)
  const searches = createSearchConnection(failure === undefined ? file : undefined, sqlite)
  return {
    journal,
    history: createHistory(sqlite, log, damage, () => searches.connect()),
    counters: createCounters(sqlite, log, damage),
    traits: createServerTraits(sqlite, log, damage),
    setAside,
    wasDamaged,
    failure,
    neededFiles() {
      if (failure !== undefined) return undefined
      // A database that was set aside cannot be asked, but may be put back, so the files from its time are kept.
      const asideAt = lastMovedAside(file)
      const allBefore = asideAt === undefined ? 0 : asideAt + clockDoubtMilliseconds
      const paths = journal.sourcePaths()
      return paths && { paths, allBefore }
    },
    dispose() {
      searches.close()
      sqlite.close()
    },
  }
}
