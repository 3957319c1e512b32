type Listener = () => void

/** Those who wait for one thing to change. */
export class Listeners {
  readonly #listeners = new Set<Listener>()

  /** Arrow function, so that React can be handed it as it is. */
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
