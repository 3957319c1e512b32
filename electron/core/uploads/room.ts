import { AdaptiveLimit } from './adaptive-limit'

/** How many attempts, and parts of large files beside them, may run at once. */
export class Room {
  readonly limit: AdaptiveLimit
  /** Nothing starts while the computer sleeps, nor once the queue has ended. */
  isOpen = true
  #lent = 0

  /** @param most the person's setting, 1 to 16 */
  constructor(most: () => number) {
    this.limit = new AdaptiveLimit(most)
  }

  isLeftBeside(running: number): boolean {
    return this.isOpen && running + this.#lent < this.limit.current
  }

  /** @returns whether there was room for one more part */
  lend(running: number): boolean {
    if (!this.isLeftBeside(running)) return false
    this.#lent += 1
    return true
  }

  takeBack(): void {
    this.#lent -= 1
  }
}
