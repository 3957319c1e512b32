import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import type { Ceph } from '../servers/ceph'
import { inPlace } from './faulty-run'
import type { FaultPlan } from './fault-plans'
import type { FoundUpload, KillMessage } from './kill-messages'
import { bundleKillProcess, KillProcess } from './kill-process'
import { linksIn } from './real-engine'
import { type SampleCounts, writeSamples } from './sample-files'
import { draw } from './seeded-draw'
import { judge, type Verdict } from './verdict'

export interface KillReport {
  readonly uploads: number
  readonly kills: number
  /** The kills before the process had reported that it was working. */
  readonly killsAtStart: number
  readonly seconds: number
  /** Differences between what one start found and what the one before had left. */
  readonly broken: readonly string[]
  readonly verdict: Verdict
}

/** The longest time from a process's first message to its kill. */
const maxMilliseconds = 450
const shareOfKillsAtStart = 0.2
const startMilliseconds = 400
/** Slows uploads down, so that kills interrupt them. */
const slowly: FaultPlan = { name: 'slowly', faults: [], bytesPerSecond: 4 * 1024 ** 2 }

/** Kills the uploading process at random moments, restarts it, lets it finish, and judges the result. */
export async function runWithKills(
  ceph: Ceph,
  kills: number,
  seed: number,
  counts: SampleCounts,
): Promise<KillReport> {
  return inPlace(ceph, slowly, seed, async ({ home, folder, bucket, proxy }) => {
    const files = await writeSamples(folder, counts, seed)
    const program = await bundleKillProcess()
    const order = { home, target: bucket.target(proxy.endpoint) }
    const watch = new Watch()
    const startedAt = performance.now()
    let killed = 0
    let killsAtStart = 0
    try {
      const first = new KillProcess(program, path.join(folder, 'first.json'))
      await first.start({ ...order, files })
      watch.note(await first.message())
      const child = new KillProcess(program, path.join(folder, 'later.json'))
      await first.kill()
      for (killed = 1; killed < kills; killed += 1) {
        await child.start({ ...order, files: [] })
        if (draw(seed, 'when', killed) < shareOfKillsAtStart) {
          await rest(draw(seed, 'start', killed) * startMilliseconds)
          killsAtStart += 1
        } else {
          watch.note(await child.message())
          await rest(draw(seed, 'life', killed) * maxMilliseconds)
        }
        if (child.hasEnded) break
        await child.kill()
      }
      await child.start({ ...order, files: [] })
      watch.note(await child.message())
      await child.ended()
    } finally {
      await rm(path.dirname(program), { recursive: true, force: true })
    }
    const seconds = (performance.now() - startedAt) / 1000
    const verdict = await judge(bucket, files, linksIn(home))
    return { uploads: files.length, kills: killed, killsAtStart, seconds, broken: watch.broken, verdict }
  })
}

/** Compares what each start found with what the last one found. */
class Watch {
  #last: readonly FoundUpload[] = []
  readonly broken: string[] = []

  note({ uploads }: KillMessage): void {
    const found = new Map(uploads.map((upload) => [upload.id, upload]))
    // A batch that is completely done is removed from the list.
    if (uploads.length > 0 && this.#last.length > 0 && ids(uploads) !== ids(this.#last))
      this.broken.push('another order, or other uploads')
    for (const before of this.#last) {
      const now = found.get(before.id)
      if (now === undefined) continue
      if (before.state === 'done' && now.state !== 'done') this.broken.push(`${before.id} is no longer done`)
      if (before.suffix > 0 && (now.wantedKey !== before.wantedKey || now.suffix !== before.suffix))
        this.broken.push(`${before.id} has another key`)
    }
    this.#last = uploads
  }
}

function ids(uploads: readonly FoundUpload[]): string {
  return uploads.map(({ id }) => id).join(' ')
}
