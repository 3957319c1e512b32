import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Engine } from '../../../electron/core/uploads/engine'
import type { Ceph } from '../servers/ceph'
import type { FaultPlan } from './fault-plans'
import { type FaultProxy, startFaultProxy } from './fault-proxy'
import { linksIn, openRealEngine, untilAllDone } from './real-engine'
import { type SampleCounts, writeSamples } from './sample-files'
import { TestBucket } from './test-bucket'
import { judge, type Verdict } from './verdict'

/** The result of a run under a plan, and its costs. */
export interface RunReport {
  readonly plan: string
  readonly uploads: number
  readonly seconds: number
  /** Requests that were hit by a fault, plus offline spells. */
  readonly faults: number
  /** Retries by the engine itself. */
  readonly retries: number
  /** Failures after which the upload had to be retried by the person. */
  readonly givenUp: number
  readonly verdict: Verdict
}

const speedup = 5

/** Uploads samples with the real engine to Ceph through the plan's bad network, and judges the result. */
export async function runUnderPlan(
  ceph: Ceph,
  plan: FaultPlan,
  seed: number,
  counts: SampleCounts,
): Promise<RunReport> {
  return inPlace(ceph, plan, seed, async ({ home, folder, bucket, proxy }) => {
    const files = await writeSamples(folder, counts, seed)
    const opened = openRealEngine({
      home,
      target: bucket.target(proxy.endpoint),
      speedup,
      idleMilliseconds: plan.idleMilliseconds,
    })
    const { engine } = opened
    const retries = countRetries(engine)
    const startedAt = performance.now()
    engine.start()
    await engine.uploadPaths(files, 'test')
    const givenUp = await untilAllDone(engine, `${plan.name}, seed ${seed}`)
    const seconds = (performance.now() - startedAt) / 1000
    await opened.dispose()
    const verdict = await judge(bucket, files, linksIn(home))
    const faults = [...proxy.faultCounts.values()].reduce((sum, count) => sum + count, 0)
    return { plan: plan.name, uploads: files.length, seconds, faults, retries: retries(), givenUp, verdict }
  })
}

export interface RunPlace {
  /** The folder for Ollim's state. */
  readonly home: string
  /** The folder for the files to upload. */
  readonly folder: string
  readonly bucket: TestBucket
  readonly proxy: FaultProxy
}

/** Sets up a home, a bucket and a network for one run, and removes them afterwards. */
export async function inPlace<Outcome>(
  ceph: Ceph,
  plan: FaultPlan,
  seed: number,
  work: (place: RunPlace) => Promise<Outcome>,
): Promise<Outcome> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'ollim-faults-'))
  const bucket = new TestBucket(ceph, path.basename(scratch))
  const proxy = await startFaultProxy(ceph.endpoint, plan, seed)
  try {
    const home = path.join(scratch, 'home')
    const folder = path.join(scratch, 'images')
    await mkdir(home)
    await mkdir(folder)
    await bucket.warmUp()
    return await work({ home, folder, bucket, proxy })
  } finally {
    await proxy.stop()
    await bucket.clear()
    bucket.dispose()
    await rm(scratch, { recursive: true, force: true })
  }
}

function countRetries({ list }: Engine): () => number {
  let retries = 0
  list.listen({
    changed: ({ status }) => {
      if (status.state === 'retrying') retries += 1
    },
    removed: () => undefined,
  })
  return () => retries
}
