import { setTimeout as rest } from 'node:timers/promises'
import { launchOllim } from '../electron/launch'
import type { Ceph } from '../servers/ceph'
import { until } from '../servers/daemon'
import { inPlace } from './faulty-run'
import type { FaultPlan } from './fault-plans'
import { acceptedIn, linksIn } from './real-engine'
import { type SampleCounts, writeSamples } from './sample-files'
import { draw } from './seeded-draw'
import { judge, type Verdict } from './verdict'

export interface AppKillReport {
  readonly uploads: number
  readonly kills: number
  readonly seconds: number
  readonly verdict: Verdict
}

/** The longest time from the app's start to the kill. */
const maxMilliseconds = 2_500
/** Slow enough that every kill interrupts the work. */
const slowly: FaultPlan = { name: 'slowly', faults: [], bytesPerSecond: 128 * 1024 }
const workMilliseconds = 10 * 60_000

/** As `runWithKills`, but kills the built app. Needs a screen. */
export async function runWithAppKills(
  ceph: Ceph,
  kills: number,
  seed: number,
  counts: SampleCounts,
): Promise<AppKillReport> {
  return inPlace(ceph, slowly, seed, async ({ home, folder, bucket, proxy }) => {
    const files = await writeSamples(folder, counts, seed)
    const environment = bucket.environment(proxy.endpoint)
    const startedAt = performance.now()
    const areAll = async (): Promise<boolean> => linksIn(home).length === files.length
    let killed = 0
    let ollim = await launchOllim({ home, environment, args: ['--hidden', folder] })
    await until('the files to be accepted', async () => acceptedIn(home) === files.length)
    while (killed < kills && !(await areAll())) {
      await rest(draw(seed, 'life', killed) * maxMilliseconds)
      await ollim.kill()
      killed += 1
      if (killed === kills) proxy.calm()
      ollim = await launchOllim({ home, environment, args: ['--hidden'] })
    }
    await until('the rest of the uploads', areAll, workMilliseconds)
    const seconds = (performance.now() - startedAt) / 1000
    await ollim.close()
    const verdict = await judge(bucket, files, linksIn(home))
    return { uploads: files.length, kills: killed, seconds, verdict }
  })
}
