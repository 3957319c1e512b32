import { setTimeout } from 'node:timers/promises'
import type { JSHandle, Page } from 'playwright-core'
import { launchOllim, type Ollim } from '../support/electron/launch'
import { dropFiles } from '../support/electron/window'
import { watchHeld } from './held-memory'
import { peakBytesOfAll, watchMemory } from './process-tree'

export interface Drop {
  readonly home: string
  /** Where to, as OLLIM_* variables. */
  readonly environment: Readonly<Record<string, string>>
  /** Absolute paths of files, or of a folder. */
  readonly paths: readonly string[]
  /** How many images that is. */
  readonly count: number
  /** How often main is to clear its garbage away, to tell what it holds; never unless said. */
  readonly collectEveryMilliseconds?: number
  /**
   * Whether to watch main's loop, a thousand times a second, and the memory of every process. On two cores
   * that takes a tenth of the time; without it, what only watching tells is NaN.
   */
  readonly isWatched?: boolean
}

/** How a drop on a freshly started app went, by the page's own clock. */
export interface Dropped {
  /** From the drop until the page had all of them, which is after they were on disk in the journal. */
  readonly listedSeconds: number
  /** From the drop until the page had drawn the last link. */
  readonly finishedSeconds: number
  /** Of each task that kept the page from answering for more than 50 ms. */
  readonly longTaskMilliseconds: readonly number[]
  /** How late main came to its work; 99 in 100 times sooner than this. */
  readonly loopDelayMilliseconds: number
  /** The main process, where the engine lives: before the drop, and at most since. */
  readonly idleBytes: number
  readonly peakBytes: number
  /** By how much that grew at most which is left after a collection; absent where none was asked for. */
  readonly heldGrowthBytes?: number
  /** All processes together; memory that they share counts once for each. */
  readonly wholePeakBytes: number
}

/** Nobody drags sooner; the start is not what is measured. */
const settleMilliseconds = 2_000

/**
 * Starts Ollim, drops images on it and waits for the last link. Throws if one of them fails.
 *
 * @param andThen what else is to be done with it before it ends
 */
export async function dropOnApp(
  { home, environment, paths, count, collectEveryMilliseconds, isWatched = false }: Drop,
  andThen: (ollim: Ollim) => Promise<void> = () => Promise.resolve(),
): Promise<Dropped> {
  const ollim = await launchOllim({ home, environment })
  try {
    const processId = ollim.app.process().pid ?? 0
    // As the system wants it: the driver has everything move, also where Ollim keeps still.
    await ollim.page.emulateMedia({ reducedMotion: null })
    await setTimeout(settleMilliseconds)
    const watch = await watchPage(ollim.page, count)
    const delay = isWatched ? await watchLoop(ollim) : undefined
    const memory = isWatched ? await watchMemory(processId) : undefined
    const held =
      collectEveryMilliseconds === undefined || memory === undefined
        ? undefined
        : await watchHeld(ollim, () => memory.resident(), collectEveryMilliseconds)
    const idleBytes = (await memory?.resident()) ?? NaN
    await dropFiles(ollim.page, paths)
    const page = await watch.evaluate((seen) => seen.finished)
    const peakBytes = (await memory?.peak()) ?? NaN
    const wholePeakBytes = await (memory?.stop() ?? peakBytesOfAll(processId))
    const left = await held?.stop()
    if (page.failures.length > 0)
      throw new Error(`${page.failures.length} of ${count} failed: ${page.failures[0] ?? ''}`)
    const loopDelayMilliseconds =
      (await delay?.evaluate((histogram) => histogram.percentile(99) / 1e6)) ?? NaN
    await andThen(ollim)
    return {
      ...page,
      loopDelayMilliseconds,
      idleBytes,
      peakBytes,
      ...(left && { heldGrowthBytes: left.peakBytes - left.idleBytes }),
      wholePeakBytes,
    }
  } finally {
    await ollim.close()
  }
}

interface SeenByPage {
  readonly listedSeconds: number
  readonly finishedSeconds: number
  readonly longTaskMilliseconds: readonly number[]
  readonly failures: readonly string[]
}

/** Hears in the page what the list of uploads hears. */
function watchPage(page: Page, count: number): Promise<JSHandle<{ finished: Promise<SeenByPage> }>> {
  return page.evaluateHandle((wanted) => {
    let droppedAt = 0
    let listedSeconds = 0
    const longTaskMilliseconds: number[] = []
    const failures: string[] = []
    const listed = new Set<string>()
    const ended = new Set<string>()
    const sinceDrop = () => (performance.now() - droppedAt) / 1000
    addEventListener('drop', () => (droppedAt = performance.now()), { capture: true, once: true })
    new PerformanceObserver((entries) => {
      for (const { startTime, duration } of entries.getEntries())
        if (droppedAt > 0 && startTime > droppedAt) longTaskMilliseconds.push(duration)
    }).observe({ type: 'longtask' })
    const finished = new Promise<SeenByPage>((resolve) => {
      const stop = window.ollim.on('uploadsChanged', ({ changed }) => {
        for (const { id, status } of changed) {
          listed.add(id)
          if (status.state === 'failed') failures.push(status.failure.kind)
          if (status.state === 'failed' || status.state === 'done') ended.add(id)
        }
        if (listed.size === wanted && listedSeconds === 0) listedSeconds = sinceDrop()
        if (ended.size < wanted) return
        stop()
        // A frame later it is on the screen.
        requestAnimationFrame(() => {
          const finishedSeconds = sinceDrop()
          window.setTimeout(
            () => resolve({ listedSeconds, finishedSeconds, longTaskMilliseconds, failures }),
            100,
          )
        })
      })
    })
    return { finished }
  }, count)
}

function watchLoop({ app }: Ollim) {
  return app.evaluateHandle(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const histogram = monitorEventLoopDelay({ resolution: 1 })
    histogram.enable()
    return histogram
  })
}
