import type { Clock } from '../../ports/clock'

/** Nothing was asked for during this time. */
const quietMilliseconds = 80
/** Somebody who scrolls slowly and steadily sees thumbnails all the same. */
const longestMilliseconds = 400

/**
 * Work that can wait until a list stands still: while somebody scrolls, each new line asks for its thumbnails, and making
 * them would take the processor from the scrolling.
 */
export class Lull {
  readonly #clock: Clock
  #waiting: (() => void)[] = []
  #since = 0
  #cancelTimer: (() => void) | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Resolves when nothing else has waited for a moment, or at the latest after 0.4 s. */
  next(): Promise<void> {
    if (this.#waiting.length === 0) this.#since = this.#clock.now()
    const left = this.#since + longestMilliseconds - this.#clock.now()
    this.#cancelTimer?.()
    this.#cancelTimer = this.#clock.after(Math.max(0, Math.min(quietMilliseconds, left)), () => this.#end())
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #end(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}
