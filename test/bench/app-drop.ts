import { setTimeout } from 'node:timers/promises'
import type { JSHandle, Page } from 'playwright-core'
import { launchOllim, type Ollim } from '../support/electron/launch'
import { dropFiles } from '../support/electron/window'
import { watchHeld } from './held-memory'
import { peakBytesOfAll, watchMemory } from './process-tree'

export interface Drop {
  readonly home: string
  /** The destination, as OLLIM_* variables. */
  readonly environment: Readonly<Record<string, string>>
  /** Absolute paths of files, or of a folder. */
  readonly paths: readonly string[]
  /** How many images `paths` contain. */
  readonly count: number
  /** How often to run a garbage collection in main, to measure the memory it holds; never if absent. */
  readonly collectEveryMilliseconds?: number
  /**
   * Whether to sample main's event loop, a thousand times per second, and the memory of every process. On two cores
   * that costs a tenth of the time; without it, the values that need it are NaN.
   */
  readonly isWatched?: boolean
}

/** The measurements of a drop on a freshly started app, by the page's own clock. */
export interface Dropped {
  /** From the drop until the page listed all images, which is after they were written to the journal on disk. */
  readonly listedSeconds: number
  /** From the drop until the page had painted the last link. */
  readonly finishedSeconds: number
  /** Each task that blocked the page for more than 50 ms. */
  readonly longTaskMilliseconds: readonly number[]
  /** The 99th percentile of main's event loop delay. */
  readonly loopDelayMilliseconds: number
  /** Memory of the main process, where the engine runs: before the drop, and the peak since. */
  readonly idleBytes: number
  readonly peakBytes: number
  /** Peak growth of the memory left after garbage collections; absent if none were requested. */
  readonly heldGrowthBytes?: number
  /** Peak of all processes together; shared memory counts once. */
  readonly wholePeakBytes: number
}

/** Nobody drops sooner after a start, and the start is not measured here. */
const settleMilliseconds = 2_000

/**
 * Starts Ollim, drops images on it and waits for the last link. Throws if one of them fails.
 *
 * @param andThen what else to do with the app before it quits
 */
export async function dropOnApp(
  { home, environment, paths, count, collectEveryMilliseconds, isWatched = false }: Drop,
  andThen: (ollim: Ollim) => Promise<void> = () => Promise.resolve(),
): Promise<Dropped> {
  const ollim = await launchOllim({ home, environment })
  try {
    const processId = ollim.app.process().pid ?? 0
    // Uses the system's setting: the driver would otherwise enable animations that Ollim switches off.
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

/** Listens in the page to the same events as the list of uploads. */
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
        // One frame later it is on the screen.
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
