import { rm } from 'node:fs/promises'
import path from 'node:path'
import { writeSparseImage } from '../images/write-images'
import type { Ceph } from '../servers/ceph'
import { until } from '../servers/daemon'
import type { FaultPlan } from './fault-plans'
import { inPlace } from './faulty-run'
import { bundleKillProcess, KillProcess } from './kill-process'
import { linksIn, recordsIn } from './real-engine'
import { judge, type Verdict } from './verdict'

export interface ResumeReport {
  readonly parts: number
  /** The number of parts in the journal when the process was killed. */
  readonly storedBefore: readonly number[]
  /** The number of parts that were sent more than once. */
  readonly sentAgain: readonly number[]
  readonly verdict: Verdict
}

/**
 * Slow enough that the kill interrupts the upload. The idle timeout must not end any part meanwhile: a part that is
 * resent for that reason would look like one that was forgotten.
 */
const slowly: FaultPlan = {
  name: 'slowly',
  faults: [],
  bytesPerSecond: 12 * 1024 ** 2,
  idleMilliseconds: 20_000,
}

/** Kills the process when it has sent this many parts of a large file, restarts it, and lets it finish. */
export async function runWithKillInParts(
  ceph: Ceph,
  bytes: number,
  partsBefore: number,
): Promise<ResumeReport> {
  return inPlace(ceph, slowly, 1, async ({ home, folder, bucket, proxy }) => {
    const file = path.join(folder, 'large.png')
    await writeSparseImage(file, bytes)
    const { idleMilliseconds } = slowly
    const order = { home, target: bucket.target(proxy.endpoint), idleMilliseconds }
    const program = await bundleKillProcess()
    try {
      const process = new KillProcess(program, path.join(folder, 'order.json'))
      await process.start({ ...order, files: [file] })
      await process.message()
      await until('the first parts', async () => storedIn(home).length >= partsBefore)
      await process.kill()
      const storedBefore = storedIn(home)
      proxy.calm()
      await process.start({ ...order, files: [] })
      await process.ended()
      const sent = [...proxy.asked].flatMap(([request, times]) => {
        const part = /^PUT .*[?&]partNumber=(\d+)/.exec(request)?.[1]
        return part === undefined ? [] : [{ part: Number(part), times }]
      })
      const sentAgain = sent.flatMap(({ part, times }) => (times > 1 ? [part] : []))
      const verdict = await judge(bucket, [file], linksIn(home))
      return { parts: sent.length, storedBefore, sentAgain, verdict }
    } finally {
      await rm(path.dirname(program), { recursive: true, force: true })
    }
  })
}

/** The numbers of the parts that the journal lists as stored. */
function storedIn(home: string): readonly number[] {
  return recordsIn(home).flatMap(({ plan }) =>
    (plan.multipart?.etags ?? []).flatMap((etag, index) => (etag === '' ? [] : [index + 1])),
  )
}
