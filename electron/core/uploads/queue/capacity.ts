import { AdaptiveLimit } from './adaptive-limit'

/**
 * Beyond the person's number, uploads only start while fewer bytes than this are on their way: small images mostly
 * wait for the server's answers, while large ones would only take the line from each other. This keeps
 * 300 Mbit/s busy if an answer takes a tenth of a second.
 */
const maxBytesBeyond = 4 * 1024 ** 2

/** How many attempts, and parts of large files beside them, may run at once. */
export class Capacity {
  readonly limit: AdaptiveLimit
  /** False while the computer sleeps and once the queue has ended: then nothing starts. */
  isOpen = true
  readonly #wanted: () => number
  #lent = 0

  /** @param wanted the person's setting, 1 to 16 */
  constructor(wanted: () => number) {
    this.#wanted = wanted
    this.limit = new AdaptiveLimit(wanted)
  }

  /** The number of slots for images of any size. */
  get slots(): number {
    return Math.min(this.#wanted(), this.limit.current)
  }

  /** @param bytesUnderWay how many bytes all running uploads send */
  hasFreeSlot(running: number, bytesUnderWay: () => number): boolean {
    const busy = running + this.#lent
    if (!this.isOpen || busy >= this.limit.current) return false
    return busy < this.slots || bytesUnderWay() < maxBytesBeyond
  }

  /** Room for one small image when all slots are taken. If only one upload may run at all, there is none. */
  hasExtraSlot(running: number): boolean {
    return this.isOpen && this.slots > 1 && running + this.#lent <= this.slots
  }

  /** @param running how many attempts are still running */
  recordSuccess(tookMilliseconds: number, running: number): void {
    this.limit.recordSuccess(tookMilliseconds, running + 1 + this.#lent)
  }

  /** @returns whether there was room for another part */
  lendSlot(running: number): boolean {
    if (!this.isOpen || running + this.#lent >= this.slots) return false
    this.#lent += 1
    return true
  }

  returnSlot(): void {
    this.#lent -= 1
  }
}
