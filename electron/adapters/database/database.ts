import type { Counters, Log, ServerTraits } from '../../core/ports'
import type { Failure } from '../../shared/failure'
import { createCounters } from './counters'
import { createHistory, type StoredHistory } from './history'
import { createJournal, type WrittenJournal } from './journal'
import { createServerTraits } from './server-traits'
import { openFile, type SetAside } from './open-file'

export interface OpenDatabase {
  readonly journal: WrittenJournal
  readonly history: StoredHistory
  readonly counters: Counters
  readonly traits: ServerTraits
  /** The earlier database, if it could not be used; it is kept. */
  readonly setAside: SetAside | undefined
  /** Why nothing can be kept beyond this run, for example a full disk. */
  readonly failure: Failure | undefined
  dispose(): void
}

/** Opens Ollim's one database: the journal of uploads on their way and the history of finished ones. */
export function openDatabase(file: string, log: Log): OpenDatabase {
  const { sqlite, setAside, failure } = openFile(file)
  if (setAside !== undefined) log.warn('The database was set aside', { ...setAside })
  if (failure !== undefined) log.error('The database is kept in memory only', { detail: failure.detail })
  return {
    journal: createJournal(sqlite, log),
    history: createHistory(sqlite, log),
    counters: createCounters(sqlite, log),
    traits: createServerTraits(sqlite, log),
    setAside,
    failure,
    dispose: () => sqlite.close(),
  }
}
