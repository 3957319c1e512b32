/** Aborts once nothing has come for so long, and with the signal that it is given. */
export class Patience {
  readonly #controller = new AbortController()
  readonly #timer: NodeJS.Timeout
  readonly signal: AbortSignal

  constructor(milliseconds: number, signal: AbortSignal) {
    this.#timer = setTimeout(() => this.#controller.abort(), milliseconds)
    this.signal = AbortSignal.any([signal, this.#controller.signal])
  }

  /** Nothing has come for too long. */
  get isOver(): boolean {
    return this.#controller.signal.aborted
  }

  /** Something has come. */
  renew(): void {
    this.#timer.refresh()
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}
