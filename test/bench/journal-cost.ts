import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock, systemIds } from '../../electron/adapters/clock'
import { openDatabase } from '../../electron/adapters/database/database'
import { createFiles } from '../../electron/adapters/files/files'
import { createImageSniffer } from '../../electron/adapters/images/sniffer/sniffer'
import { environmentDestination } from '../../electron/core/settings/environment-destination'
import { Engine } from '../../electron/core/uploads/engine'
import { success } from '../../electron/shared/result'
import { engineChoices } from '../support/engine-choices'
import { MemoryBucket } from '../support/memory-bucket'
import { noConverter, noMetadata } from '../support/no-op-ports'
import { makeSilentLog } from '../support/silent-log'
import { destinationIn } from './contenders/destination'
import { images } from './corpus'

export interface JournalCost {
  readonly uploads: number
  /** Time in the database per upload: accepting it, naming it, and recording its end and history. */
  readonly millisecondsEach: number
  /** Time of the whole engine per upload, with a bucket that answers at once. */
  readonly engineMillisecondsEach: number
}

/** Runs the engine on a real database and times every call into it. */
export async function journalCost(count: number): Promise<JournalCost> {
  const corpus = await images(count, 2_000)
  const folder = await mkdtemp(path.join(tmpdir(), 'ollim-bench-journal-'))
  const database = openDatabase(path.join(folder, 'ollim.sqlite'), makeSilentLog())
  const watch = new Stopwatch()
  let finish = (): void => undefined
  const finished = new Promise<void>((resolve) => (finish = resolve))
  const nowhere = {
    endpoint: 'http://bucket.invalid',
    region: 'r',
    publicBucket: 'b',
    accessKeyId: 'k',
    secretAccessKey: 's',
  }
  const target = environmentDestination(destinationIn(nowhere, 'journal'))
  if (!target.ok || target.value === undefined) throw new Error('There is no destination.')
  const destination = target.value
  const engine = new Engine(
    {
      files: createFiles(),
      sniffer: createImageSniffer(),
      metadata: noMetadata,
      converter: noConverter,
      spool: { keep: async () => success({ path: '' }), owns: () => false, release: async () => undefined },
      stores: { open: () => new MemoryBucket() },
      journal: watch.timed(database.journal),
      history: watch.timed(database.history),
      counters: watch.timed(database.counters),
      traits: watch.timed(database.traits),
      clock: systemClock,
      ids: systemIds,
    },
    engineChoices(destination, { reuseEarlierLinks: () => true, onBatchFinished: () => finish() }),
  )
  const started = performance.now()
  await engine.uploadPaths(corpus.files, destination.id)
  await finished
  const whole = performance.now() - started
  await engine.dispose()
  database.dispose()
  await rm(folder, { recursive: true, force: true })
  return {
    uploads: count,
    millisecondsEach: watch.milliseconds / count,
    engineMillisecondsEach: whole / count,
  }
}

/** Adds up the time spent in calls. */
class Stopwatch {
  milliseconds = 0

  /** The same object, with every method timed. */
  timed<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name): unknown => {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        return (...args: unknown[]): unknown => {
          const started = performance.now()
          try {
            return Reflect.apply(method, target, args)
          } finally {
            this.milliseconds += performance.now() - started
          }
        }
      },
    })
  }
}
