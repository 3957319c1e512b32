import type { Clock } from '../../ports'

/** Timers by name, at most one each. */
export class NamedTimers {
  readonly #clock: Clock
  readonly #callOffs = new Map<string, () => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  has(name: string): boolean {
    return this.#callOffs.has(name)
  }

  /** Replaces the timer of the same name, if there is one. */
  set(name: string, milliseconds: number, onDue: () => void): void {
    this.callOff(name)
    const callOff = this.#clock.after(milliseconds, () => {
      this.#callOffs.delete(name)
      onDue()
    })
    this.#callOffs.set(name, callOff)
  }

  callOff(name: string): void {
    this.#callOffs.get(name)?.()
    this.#callOffs.delete(name)
  }

  callOffAll(): void {
    for (const name of [...this.#callOffs.keys()]) this.callOff(name)
  }
}
