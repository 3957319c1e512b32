import { Session } from 'node:inspector'
import type { Clock } from '../core/ports'

export interface MemoryRestNeeds {
  readonly clock: Pick<Clock, 'after'>
  /** Whether nobody is looking and nothing is going on. */
  readonly isAtRest: () => boolean
  /** Gives memory back to the operating system. */
  readonly giveBack: () => void
}

/** Waits, so that a person who reopens the window or drops more images is not slowed down. */
const restMilliseconds = 5000

/** Gives memory back once Ollim is idle in the tray: V8 would keep for hours what ten thousand uploads needed. */
export class MemoryRest {
  readonly #needs: MemoryRestNeeds
  #waiting: (() => void) | undefined

  constructor(needs: MemoryRestNeeds) {
    this.#needs = needs
  }

  /** To be called when something has ended: the window was closed, or a batch is done. */
  settle(): void {
    this.#waiting?.()
    this.#waiting = this.#needs.clock.after(restMilliseconds, () => {
      this.#waiting = undefined
      if (this.#needs.isAtRest()) this.#needs.giveBack()
    })
  }

  dispose(): void {
    this.#waiting?.()
  }
}

/** Collects all garbage and shrinks the heap, which blocks the main process for about 50 ms. */
export function collectGarbage(): void {
  const session = new Session()
  session.connect()
  // Disconnecting in the callback itself would block the main process for ever.
  session.post('HeapProfiler.collectGarbage', () => setImmediate(() => session.disconnect()))
}
