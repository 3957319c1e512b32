import { expect } from 'vitest'
import type { Ollim } from './launch'

export interface HeldEnd {
  /** Waits until so many later starts have come to the Ollim that is ending. */
  untilStarted(times: number): Promise<void>
  /** Lets it go on. */
  release(): Promise<void>
}

/**
 * Quits as a person would, and holds Ollim where it is ending but has not ended: a moment in every quit, and
 * some seconds where a server takes its time.
 */
export async function holdEnd({ app }: Ollim): Promise<HeldEnd> {
  const held = await app.evaluateHandle(({ app }) => {
    const quit = app.quit.bind(app)
    const seen = { isEnding: false, starts: 0, end: (): void => undefined }
    app.on('second-instance', () => (seen.starts += 1))
    // Asked to end, Ollim closes down, and only then lets Electron quit.
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
    release: () => held.evaluate(({ end }) => void setImmediate(end)),
  }
}
