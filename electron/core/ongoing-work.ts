import type { Clock } from './ports/clock'

/** Work at a server that the app's end waits for. */
export class OngoingWork {
  readonly #ending = new AbortController()
  readonly #works = new Set<Promise<unknown>>()

  /** Aborted once the app's end waits no longer. */
  get signal(): AbortSignal {
    return this.#ending.signal
  }

  async during<Value>(work: Promise<Value>): Promise<Value> {
    this.#works.add(work)
    try {
      return await work
    } finally {
      this.#works.delete(work)
    }
  }

  /** Resolves once what is under way has ended; breaks it off if it takes longer than this. */
  async finish(clock: Pick<Clock, 'after'>, milliseconds: number): Promise<void> {
    const cancel = clock.after(milliseconds, () => this.#ending.abort())
    await Promise.allSettled(this.#works)
    cancel()
  }
}
