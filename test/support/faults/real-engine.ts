import path from 'node:path'
import { engineChoices } from '../engine-choices'
import { systemClock, systemIds } from '../../../electron/adapters/clock'
import { openDatabase } from '../../../electron/adapters/database/database'
import { createFiles } from '../../../electron/adapters/files/files'
import { createSpool } from '../../../electron/adapters/files/spool'
import { startChild } from '../../../electron/adapters/images/workers/child-process'
import { Converter } from '../../../electron/adapters/images/converter/converter'
import { createMetadataRemover } from '../../../electron/adapters/images/metadata/remover'
import { createImageSniffer } from '../../../electron/adapters/images/sniffer/sniffer'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import type { History } from '../../../electron/core/ports/history'
import type { Clock } from '../../../electron/core/ports/clock'
import type { JournalRecord } from '../../../electron/core/ports/journal'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { Engine } from '../../../electron/core/uploads/engine'
import type { TakenKeyChoice } from '../../../electron/shared/app/settings'
import { noConversion, type Conversion } from '../../../electron/shared/uploads/conversion'
import { noConverter } from '../no-op-ports'
import { until } from '../servers/daemon'
import { makeSilentLog } from '../silent-log'
import { uploadsOf } from '../uploads-of'
import type { Linked } from './verdict'

/** Short enough for a test that waits for timeouts, long enough for a busy server. */
const usualTimeouts = { connectMilliseconds: 1_500, idleMilliseconds: 1_500 }

export interface RealEngineOptions {
  readonly home: string
  readonly target: StoreTarget
  /** Divides the waits between attempts; 1 if absent. */
  readonly speedup?: number
  readonly idleMilliseconds?: number | undefined
  /** Off if absent. */
  readonly removesMetadata?: boolean
  /** None if absent. */
  readonly conversion?: Conversion
  /** Taken names get a suffix if absent. */
  readonly onTakenKey?: TakenKeyChoice
  /** The converter's worker, if images are to be converted. */
  readonly workerFile?: string
}

export interface RealEngine {
  readonly engine: Engine
  readonly history: History
  /** The journal's records on disk. */
  readonly written: () => readonly JournalRecord[]
  /** Writes pending changes, as when quitting. */
  dispose(): Promise<void>
}

/** The app's engine with real files, database and network, in plain Node. */
export function openRealEngine({ home, target, speedup = 1, ...how }: RealEngineOptions): RealEngine {
  const { idleMilliseconds } = how
  const timeouts = { ...usualTimeouts, ...(idleMilliseconds === undefined ? {} : { idleMilliseconds }) }
  const log = makeSilentLog()
  const database = openDatabase(databaseIn(home), log)
  const spool = createSpool(path.join(home, 'spool'))
  const needed = database.neededFiles()
  if (needed !== undefined) void spool.sweep(needed)
  const converter =
    how.workerFile === undefined
      ? undefined
      : new Converter({ copies: spool, workerFile: how.workerFile, startProcess: startChild, log })
  const engine = new Engine(
    {
      files: createFiles(),
      spool,
      metadata: createMetadataRemover(spool),
      converter: converter ?? noConverter,
      sniffer: createImageSniffer(),
      stores: createObjectStores({ log, timeouts }),
      journal: database.journal,
      history: database.history,
      counters: database.counters,
      traits: database.traits,
      clock: hurried(speedup),
      ids: systemIds,
    },
    engineChoices(target, {
      parallelUploads: () => 8,
      reuseEarlierLinks: () => true,
      removesMetadata: () => how.removesMetadata ?? false,
      conversion: () => how.conversion ?? noConversion,
      onTakenKey: () => how.onTakenKey ?? 'suffix',
    }),
  )
  return {
    engine,
    history: database.history,
    written: () => [...database.journal.load()],
    async dispose() {
      await engine.dispose()
      converter?.dispose()
      database.dispose()
    },
  }
}

/** The history of a home: the uploaded files with their keys and links. */
export function linksIn(home: string): readonly Linked[] {
  const database = openDatabase(databaseIn(home), makeSilentLog())
  const links = database.history.latest(1_000_000).map(({ id, key, url }) => {
    const file = database.history.sourceOf(id)?.path
    if (file === undefined) throw new Error(`The history does not know where ${key} came from.`)
    return { file, key, url }
  })
  database.dispose()
  return links
}

/** The number of uploads in a home's journal. */
export function acceptedIn(home: string): number {
  return recordsIn(home).length
}

/** The records in a home's journal at this moment. */
export function recordsIn(home: string): readonly JournalRecord[] {
  const database = openDatabase(databaseIn(home), makeSilentLog())
  const records = [...database.journal.load()]
  database.dispose()
  return records
}

/** Whether no upload is running or waiting any more. */
export function isIdle({ list }: Engine): boolean {
  return list.totals.unfinished === 0
}

/** After this time a run counts as stuck. */
const maxMilliseconds = 5 * 60_000

/**
 * Waits until every upload is done or cancelled, and retries failed ones, as a person would.
 * @param what is awaited, for the error message
 * @returns how many failures there were
 */
export async function untilAllDone(engine: Engine, what: string): Promise<number> {
  let givenUp = 0
  await until(
    what,
    async () => {
      if (!isIdle(engine)) return false
      const failed = uploadsOf(engine.list).filter(({ status }) => status.state === 'failed')
      givenUp += failed.length
      engine.queue.retry(failed.map(({ id }) => id))
      return failed.length === 0
    },
    maxMilliseconds,
  )
  return givenUp
}

function databaseIn(home: string): string {
  return path.join(home, 'ollim.sqlite')
}

function hurried(speedup: number): Clock {
  return {
    now: () => systemClock.now(),
    after: (milliseconds, callback) => systemClock.after(milliseconds / speedup, callback),
  }
}
