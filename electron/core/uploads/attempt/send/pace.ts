import type { Clock } from '../../../ports/clock'

interface Waiting {
  readonly bytes: number
  readonly go: () => void
}

/** How much of a timer's delay is caught up on; the hours that a computer sleeps are not. */
const maxLateMilliseconds = 100

/** How long those that wait may go on by a limit that was changed. */
const maxMillisecondsToFollow = 1_000

/** Keeps all uploads together under a limit of bytes per second, served in the order in which they ask. */
export class Pace {
  readonly #clock: Clock
  readonly #bytesPerSecond: () => number
  readonly #line: Waiting[] = []
  /** When the bytes allowed so far will have been sent, in milliseconds since the epoch. */
  #paidUntil = 0
  /** The limit by which that was reckoned. */
  #limit = 0
  #askedAt = 0
  #cancelTimer: (() => void) | undefined

  /** @param bytesPerSecond 0 for no limit */
  constructor(clock: Clock, bytesPerSecond: () => number) {
    this.#clock = clock
    this.#bytesPerSecond = bytesPerSecond
  }

  /**
   * Waits until this many more bytes may be sent; returns at once if there is no limit. When the signal aborts,
   * the wait ends and its place in the line is given up.
   */
  async allow(bytes: number, signal: AbortSignal): Promise<void> {
    if (this.#bytesPerSecond() === 0 || signal.aborted) return
    if (this.#line.length === 0) this.#paidUntil = Math.max(this.#now(), this.#paidUntil)
    await new Promise<void>((resolve) => {
      const leave = (): void => {
        this.#line.splice(this.#line.indexOf(waiting), 1)
        resolve()
      }
      const go = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const waiting = { bytes, go }
      signal.addEventListener('abort', leave, { once: true })
      this.#line.push(waiting)
      this.#next()
    })
  }

  /** Lets those through whose turn has come, and sets a timer for the next one. */
  #next(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    const now = this.#now()
    this.#followLimit(now)
    while (this.#paidUntil <= now) {
      const first = this.#line.shift()
      if (first === undefined) return
      const milliseconds = this.#limit === 0 ? 0 : (first.bytes * 1000) / this.#limit
      this.#paidUntil = Math.max(this.#paidUntil, now - maxLateMilliseconds) + milliseconds
      first.go()
    }
    if (this.#line.length === 0) return
    const wait = Math.min(this.#paidUntil - now, maxMillisecondsToFollow)
    this.#cancelTimer = this.#clock.after(wait, () => this.#next())
  }

  /** When the limit changes, the rest of the wait becomes as long as the new limit requires. */
  #followLimit(now: number): void {
    const limit = this.#bytesPerSecond()
    const left = Math.max(0, this.#paidUntil - now)
    if (limit !== this.#limit) this.#paidUntil = now + (limit === 0 ? 0 : (left * this.#limit) / limit)
    this.#limit = limit
  }

  #now(): number {
    const now = this.#clock.now()
    // If the clock was set back, the paid-for time goes back with it.
    if (now < this.#askedAt) this.#paidUntil -= this.#askedAt - now
    this.#askedAt = now
    return now
  }
}
