export interface TimeoutLimits {
  /** How long to wait without receiving anything. */
  readonly idleMilliseconds: number
  /** How long to wait in all. */
  readonly maxMilliseconds: number
}

/** Aborts when nothing has arrived for too long, when all of it takes too long, or when the given signal aborts. */
export class Timeouts {
  readonly #controller = new AbortController()
  readonly #silence: NodeJS.Timeout
  readonly #all: NodeJS.Timeout
  readonly signal: AbortSignal

  constructor({ idleMilliseconds, maxMilliseconds }: TimeoutLimits, signal: AbortSignal) {
    const abort = (): void => this.#controller.abort()
    this.#silence = setTimeout(abort, idleMilliseconds)
    this.#all = setTimeout(abort, maxMilliseconds)
    this.signal = AbortSignal.any([signal, this.#controller.signal])
  }

  /** Whether it has taken too long. */
  get isOver(): boolean {
    return this.#controller.signal.aborted
  }

  /** To be called whenever something has arrived. */
  renew(): void {
    this.#silence.refresh()
  }

  end(): void {
    clearTimeout(this.#silence)
    clearTimeout(this.#all)
  }
}
