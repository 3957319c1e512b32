import { AdaptiveLimit } from './adaptive-limit'

/**
 * Beyond the person's number images only go while less is on its way, in bytes: small ones wait for the server's
 * answers most of the time, large ones would only take the line from each other. Keeps 300 Mbit/s busy where an
 * answer takes a tenth of a second.
 */
const mostBytesBeyond = 4 * 1024 ** 2

/** How many attempts, and parts of large files beside them, may run at once. */
export class Room {
  readonly limit: AdaptiveLimit
  /** Nothing starts while the computer sleeps, nor once the queue has ended. */
  isOpen = true
  readonly #wanted: () => number
  #lent = 0

  /** @param wanted the person's setting, 1 to 16 */
  constructor(wanted: () => number) {
    this.#wanted = wanted
    this.limit = new AdaptiveLimit(wanted)
  }

  /** For images of any size. */
  get slots(): number {
    return Math.min(this.#wanted(), this.limit.current)
  }

  /** @param bytesUnderWay how much all that is running sends */
  isLeftBeside(running: number, bytesUnderWay: () => number): boolean {
    const busy = running + this.#lent
    if (!this.isOpen || busy >= this.limit.current) return false
    return busy < this.slots || bytesUnderWay() < mostBytesBeyond
  }

  /** For a small one while all slots are taken. Where only one may run at all, there is none. */
  isOneLeftBeyond(running: number): boolean {
    return this.isOpen && this.slots > 1 && running + this.#lent <= this.slots
  }

  /** @param running how many attempts still do */
  wentWell(tookMilliseconds: number, running: number): void {
    this.limit.wentWell(tookMilliseconds, running + 1 + this.#lent)
  }

  /** @returns whether there was room for one more part */
  lend(running: number): boolean {
    if (!this.isOpen || running + this.#lent >= this.slots) return false
    this.#lent += 1
    return true
  }

  takeBack(): void {
    this.#lent -= 1
  }
}
