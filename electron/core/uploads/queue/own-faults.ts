/**
 * Tells a cause that stops a whole destination from one that only looks like it, such as rights that
 * end at a prefix. An upload that stopped its destination and fails again after another got through
 * fails for itself: it must not stop the others for ever.
 */
export class OwnFaults {
  /** The destination that each of these uploads stopped. */
  readonly #stopped = new Map<string, string>()
  readonly #own = new Set<string>()

  stopped(id: string, destinationId: string): void {
    this.#stopped.set(id, destinationId)
  }

  hasStopped(id: string): boolean {
    return this.#stopped.has(id)
  }

  /** An upload begun after the others had stopped their destination got through. */
  gotThrough(id: string, destinationId: string): void {
    for (const [other, stopped] of this.#stopped)
      if (stopped === destinationId && other !== id) this.#own.add(other)
  }

  isOwn(id: string): boolean {
    return this.#own.has(id)
  }

  /** The destination is another one now: nothing is known of it. */
  mended(destinationId: string): void {
    for (const [id, stopped] of this.#stopped) if (stopped === destinationId) this.forget(id)
  }

  forget(id: string): void {
    this.#stopped.delete(id)
    this.#own.delete(id)
  }
}
