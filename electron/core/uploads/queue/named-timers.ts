import type { Clock } from '../../ports/clock'

/** Timers by name, at most one each. */
export class NamedTimers {
  readonly #clock: Clock
  readonly #cancels = new Map<string, () => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  has(name: string): boolean {
    return this.#cancels.has(name)
  }

  /** Replaces the timer of the same name, if there is one. */
  set(name: string, milliseconds: number, onDue: () => void): void {
    this.cancel(name)
    const cancel = this.#clock.after(milliseconds, () => {
      this.#cancels.delete(name)
      onDue()
    })
    this.#cancels.set(name, cancel)
  }

  cancel(name: string): void {
    this.#cancels.get(name)?.()
    this.#cancels.delete(name)
  }

  cancelAll(): void {
    for (const name of [...this.#cancels.keys()]) this.cancel(name)
  }
}
