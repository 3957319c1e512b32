import { readFile } from 'node:fs/promises'
import { setTimeout as rest } from 'node:timers/promises'
import type { Conversion } from '../../../electron/shared/uploads/conversion'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import type { KillMessage } from './kill-messages'
import { isIdle, openRealEngine } from './real-engine'

/** The task of the process, written to a file by the test. */
export interface KillOrder {
  readonly home: string
  readonly target: StoreTarget
  /** Files to accept first; empty to continue with what an earlier run left. */
  readonly files: readonly string[]
  /** For the files accepted now; off if absent. */
  readonly removesMetadata?: boolean
  /** For the files accepted now; none if absent. */
  readonly conversion?: Conversion
  readonly workerFile?: string
  /** See `FaultPlan.idleMilliseconds`. */
  readonly idleMilliseconds?: number | undefined
}

/**
 * Uploads with the real engine until everything is done, in a process that is meant to be killed. Prints on
 * standard output what it found when it started.
 */
async function main(orderFile: string): Promise<void> {
  const { files, ...how }: KillOrder = JSON.parse(await readFile(orderFile, 'utf8'))
  const opened = openRealEngine(how)
  const { engine, written } = opened
  const say = (event: KillMessage['event']): void => {
    const uploads = written().map(({ upload, plan: { wantedKey, suffix } }) => ({
      id: upload.id,
      state: upload.status.state,
      wantedKey,
      suffix,
    }))
    const message: KillMessage = { event, uploads }
    console.log(JSON.stringify(message))
  }
  engine.start()
  if (files.length > 0) await engine.uploadPaths(files, 'test')
  say(files.length > 0 ? 'accepted' : 'found')
  while (!isIdle(engine)) await rest(20)
  say('finished')
  await opened.dispose()
}

await main(process.argv[2] ?? '')
