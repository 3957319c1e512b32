import { setTimeout } from 'node:timers/promises'
import type { Ollim } from '../support/electron/launch'

export interface HeldMemory {
  /** Main's memory right after a collection, in bytes: before the drop, and the peak since. */
  stop(): Promise<{ readonly idleBytes: number; readonly peakBytes: number }>
}

/**
 * Runs a garbage collection in main at intervals. The resident memory right after one is what the engine holds;
 * without it the measurement would depend on V8, which collects late on a busy machine.
 *
 * @param resident returns main's resident memory in bytes
 */
export async function watchHeld(
  ollim: Ollim,
  resident: () => Promise<number>,
  everyMilliseconds: number,
): Promise<HeldMemory> {
  const sample = async (): Promise<number> => {
    await collectGarbage(ollim)
    return resident()
  }
  const idleBytes = await sample()
  let peakBytes = idleBytes
  const ending = new AbortController()
  const sampling = (async () => {
    while (!ending.signal.aborted) {
      await setTimeout(everyMilliseconds, undefined, { signal: ending.signal }).catch(() => undefined)
      peakBytes = Math.max(peakBytes, await sample())
    }
  })()
  return {
    stop: async () => {
      ending.abort()
      await sampling
      return { idleBytes, peakBytes }
    },
  }
}

/** The collection that V8 runs when memory is exhausted: it frees every unreachable object. */
async function collectGarbage({ app }: Ollim): Promise<void> {
  const collecting = app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
    const collect: unknown = process.getBuiltinModule('node:vm').runInNewContext('gc')
    if (typeof collect !== 'function') throw new Error('V8 offers no collection.')
    Reflect.apply(collect, undefined, [{ type: 'major', execution: 'sync', flavor: 'last-resort' }])
  })
  await collecting.catch((error: unknown) => {
    // Sometimes it collects its own answer, too: then it has been done.
    if (!String(error).includes('promise was garbage collected')) throw error
  })
}
