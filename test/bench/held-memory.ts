import { setTimeout } from 'node:timers/promises'
import type { Ollim } from '../support/electron/launch'

export interface HeldMemory {
  /** Of main, right after a collection: before anything was dropped, and at most since, in bytes. */
  stop(): Promise<{ readonly idleBytes: number; readonly peakBytes: number }>
}

/**
 * Has main clear its garbage away now and then. What is resident right after that is what the engine
 * holds, whenever V8 would have got round to it: on a busy machine that is late.
 *
 * @param resident the bytes that main has in memory
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

/** As V8 does where memory runs out: everything that nobody holds goes. */
async function collectGarbage({ app }: Ollim): Promise<void> {
  const collecting = app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
    const collect: unknown = process.getBuiltinModule('node:vm').runInNewContext('gc')
    if (typeof collect !== 'function') throw new Error('V8 offers no collection.')
    Reflect.apply(collect, undefined, [{ type: 'major', execution: 'sync', flavor: 'last-resort' }])
  })
  await collecting.catch((error: unknown) => {
    // Now and then its own answer is among what goes: then it has been done.
    if (!String(error).includes('promise was garbage collected')) throw error
  })
}
