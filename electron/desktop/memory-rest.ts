import { Session } from 'node:inspector'
import type { Clock } from '../core/ports'

export interface MemoryRestNeeds {
  readonly clock: Pick<Clock, 'after'>
  /** Nobody looks, and nothing is under way. */
  readonly isAtRest: () => boolean
  /** Gives memory back to the system. */
  readonly giveBack: () => void
}

/** A person who closes the window and opens it again, or drops more, is not kept waiting. */
const restMilliseconds = 5000

/** Gives memory back once Ollim rests in the tray: V8 would keep for hours what ten thousand uploads left behind. */
export class MemoryRest {
  readonly #needs: MemoryRestNeeds
  #waiting: (() => void) | undefined

  constructor(needs: MemoryRestNeeds) {
    this.#needs = needs
  }

  /** Something has come to an end: the window is gone, or a batch is through. */
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

/** Collects all garbage and shrinks the heap of main, which stands still for some 50 ms. */
export function collectGarbage(): void {
  const session = new Session()
  session.connect()
  // Disconnecting within the answer itself would hang main for ever.
  session.post('HeapProfiler.collectGarbage', () => setImmediate(() => session.disconnect()))
}
