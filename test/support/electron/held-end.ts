import { expect } from 'vitest'
import type { Ollim } from './launch'

export interface HeldEnd {
  /** Waits until this many later starts have reached the Ollim that is quitting. */
  untilStarted(times: number): Promise<void>
  /** Lets it continue. */
  release(): Promise<void>
}

/**
 * Quits as a person would, and holds Ollim between beginning to quit and exiting. Every quit passes through this
 * state, for some seconds if a server is slow.
 */
export async function holdEnd({ app }: Ollim): Promise<HeldEnd> {
  const held = await app.evaluateHandle(({ app }) => {
    const quit = app.quit.bind(app)
    const seen: { isEnding: boolean; starts: number; end?: () => void } = { isEnding: false, starts: 0 }
    app.on('second-instance', () => (seen.starts += 1))
    // On this event Ollim shuts down, and only then lets Electron quit.
    app.once('before-quit', () => {
      seen.isEnding = true
      app.quit = () => (seen.end = quit)
    })
    setImmediate(quit)
    return seen
  })
  await expect.poll(() => held.evaluate(({ isEnding }) => isEnding)).toBe(true)
  return {
    untilStarted: (times) =>
      expect
        .poll(() => held.evaluate(({ starts }) => starts), { timeout: 60_000 })
        .toBeGreaterThanOrEqual(times),
    release: async () => {
      // Ollim may still be closing.
      await expect.poll(() => held.evaluate(({ end }) => end !== undefined)).toBe(true)
      await held.evaluate(({ end }) => void setImmediate(() => end?.()))
    },
  }
}
