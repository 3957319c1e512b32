type Listener = () => void

/** The listeners for one kind of change. */
export class Listeners {
  readonly #listeners = new Set<Listener>()

  /** An arrow function, so that it can be passed to React as it is. */
  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  notify(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  get isEmpty(): boolean {
    return this.#listeners.size === 0
  }
}
