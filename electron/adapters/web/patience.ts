/** Aborts when nothing has arrived for this long, or when the given signal aborts. */
export class Patience {
  readonly #controller = new AbortController()
  readonly #timer: NodeJS.Timeout
  readonly signal: AbortSignal

  constructor(milliseconds: number, signal: AbortSignal) {
    this.#timer = setTimeout(() => this.#controller.abort(), milliseconds)
    this.signal = AbortSignal.any([signal, this.#controller.signal])
  }

  /** Whether nothing has arrived for too long. */
  get isOver(): boolean {
    return this.#controller.signal.aborted
  }

  /** To be called whenever something has arrived. */
  renew(): void {
    this.#timer.refresh()
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}
