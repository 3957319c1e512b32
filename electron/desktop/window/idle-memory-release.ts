import { Session } from 'node:inspector'
import type { Clock } from '../../core/ports/clock'

export interface IdleMemoryReleaseNeeds {
  readonly clock: Pick<Clock, 'after'>
  /** Whether the window is closed and no upload is left. */
  readonly isIdle: () => boolean
  /** Returns memory to the operating system. */
  readonly release: () => void
}

/** Waits, so that a person who reopens the window or drops more images is not slowed down. */
const idleMilliseconds = 5000

/** Releases memory once Ollim is idle in the tray: V8 would keep for hours what ten thousand uploads needed. */
export class IdleMemoryRelease {
  readonly #needs: IdleMemoryReleaseNeeds
  #cancelTimer: (() => void) | undefined

  constructor(needs: IdleMemoryReleaseNeeds) {
    this.#needs = needs
  }

  /** Call when something has ended: the window was closed, or a batch is done. */
  schedule(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = this.#needs.clock.after(idleMilliseconds, () => {
      this.#cancelTimer = undefined
      if (this.#needs.isIdle()) this.#needs.release()
    })
  }

  dispose(): void {
    this.#cancelTimer?.()
  }
}

/** Collects all garbage and shrinks the heap, which blocks the main process for about 50 ms. */
export function collectGarbage(): void {
  const session = new Session()
  session.connect()
  // Disconnecting in the callback itself would block the main process forever.
  session.post('HeapProfiler.collectGarbage', () => setImmediate(() => session.disconnect()))
}
