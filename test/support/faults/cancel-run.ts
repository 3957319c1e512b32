import { setTimeout as rest } from 'node:timers/promises'
import type { Ceph } from '../servers/ceph'
import { until } from '../servers/daemon'
import type { FaultPlan } from './fault-plans'
import { inPlace } from './faulty-run'
import { linksIn, openRealEngine, untilAllDone } from './real-engine'
import { type SampleCounts, writeSamples } from './sample-files'
import { draw } from './seeded-draw'
import { judge, type Verdict } from './verdict'
import { uploadsOf } from '../uploads-of'

export interface CancelReport {
  readonly plan: string
  readonly uploads: number
  readonly cancelled: number
  /** Only about those that were not cancelled; the leftovers of cancelled ones count as duplicate or open. */
  readonly verdict: Verdict
}

const speedup = 5
const shareCancelled = 0.4
/** Cancels come within this time, so that they meet uploads in every state. */
const spreadMilliseconds = 1_500

/** Cancels uploads at random moments on a bad network, and judges what remains of them. */
export async function runWithCancels(
  ceph: Ceph,
  plan: FaultPlan,
  seed: number,
  counts: SampleCounts,
): Promise<CancelReport> {
  return inPlace(ceph, plan, seed, async ({ home, folder, bucket, proxy }) => {
    const files = await writeSamples(folder, counts, seed)
    const target = bucket.target(proxy.endpoint)
    const { idleMilliseconds } = plan
    const opened = openRealEngine({ home, target, speedup, idleMilliseconds })
    const { engine } = opened
    engine.start()
    await engine.uploadPaths(files, 'test')
    await Promise.all(
      uploadsOf(engine.list).map(async ({ id }, index) => {
        if (draw(seed, 'cancel', index) >= shareCancelled) return
        await rest(draw(seed, 'moment', index) * spreadMilliseconds)
        engine.queue.cancel([id])
      }),
    )
    await untilAllDone(engine, `${plan.name}, seed ${seed}`)
    const wanted = engine.list.read(engine.list.ids).filter(({ upload }) => upload.status.state === 'done')
    // What a cancelled upload left in the bucket is deleted a little later, with retries if the network fails.
    proxy.calm()
    await until('nothing of what was cancelled', async () => {
      const left = (await bucket.keys()).length - wanted.length + (await bucket.openMultiparts()).length
      return left === 0
    }).catch(() => undefined)
    await opened.dispose()
    const verdict = await judge(
      bucket,
      wanted.map(({ source }) => source.path),
      linksIn(home),
    )
    return { plan: plan.name, uploads: files.length, cancelled: files.length - wanted.length, verdict }
  })
}
