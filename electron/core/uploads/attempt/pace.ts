import type { Clock } from '../../ports'

interface Waiting {
  /** How long its bytes take, in milliseconds. */
  readonly milliseconds: number
  readonly go: () => void
}

/** Timers are late, and what they lose is made up for; the hours of a computer's sleep are not. */
const mostLateMilliseconds = 100

/** Keeps all uploads together under a number of bytes a second, in the order in which they ask. */
export class Pace {
  readonly #clock: Clock
  readonly #bytesPerSecond: () => number
  readonly #line: Waiting[] = []
  /** When the bytes allowed so far will have been sent, in milliseconds since the epoch. */
  #paidUntil = 0
  #askedAt = 0
  #callOff: (() => void) | undefined

  /** @param bytesPerSecond 0 for no limit */
  constructor(clock: Clock, bytesPerSecond: () => number) {
    this.#clock = clock
    this.#bytesPerSecond = bytesPerSecond
  }

  /**
   * Waits until so many more bytes may be sent; at once where there is no limit. Once the signal aborts
   * nobody waits: the place in the line is given back.
   */
  async allow(bytes: number, signal: AbortSignal): Promise<void> {
    const limit = this.#bytesPerSecond()
    if (limit === 0 || signal.aborted) return
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
      const waiting = { milliseconds: (bytes * 1000) / limit, go }
      signal.addEventListener('abort', leave, { once: true })
      this.#line.push(waiting)
      this.#next()
    })
  }

  /** Lets go whose turn has come; the others wait for theirs. */
  #next(): void {
    this.#callOff?.()
    this.#callOff = undefined
    const now = this.#now()
    while (this.#paidUntil <= now) {
      const first = this.#line.shift()
      if (first === undefined) return
      this.#paidUntil = Math.max(this.#paidUntil, now - mostLateMilliseconds) + first.milliseconds
      first.go()
    }
    if (this.#line.length > 0) this.#callOff = this.#clock.after(this.#paidUntil - now, () => this.#next())
  }

  #now(): number {
    const now = this.#clock.now()
    // A clock that was set back takes what is paid for with it.
    if (now < this.#askedAt) this.#paidUntil -= this.#askedAt - now
    this.#askedAt = now
    return now
  }
}
