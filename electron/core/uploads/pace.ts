import type { Clock } from '../ports'

/** Keeps all uploads together under a number of bytes a second. */
export class Pace {
  readonly #clock: Clock
  readonly #bytesPerSecond: () => number
  /** When the bytes allowed so far will have been sent, in milliseconds since the epoch. */
  #paidUntil = 0
  #askedAt = 0

  /** @param bytesPerSecond 0 for no limit */
  constructor(clock: Clock, bytesPerSecond: () => number) {
    this.#clock = clock
    this.#bytesPerSecond = bytesPerSecond
  }

  /** Waits until so many more bytes may be sent; at once where there is no limit. */
  async allow(bytes: number): Promise<void> {
    const limit = this.#bytesPerSecond()
    if (limit === 0) return
    const now = this.#clock.now()
    // A clock that was set back takes what is paid for with it.
    if (now < this.#askedAt) this.#paidUntil -= this.#askedAt - now
    this.#askedAt = now
    const from = Math.max(now, this.#paidUntil)
    this.#paidUntil = from + (bytes * 1000) / limit
    if (from <= now) return
    await new Promise<void>((resolve) => {
      this.#clock.after(from - now, resolve)
    })
  }
}
