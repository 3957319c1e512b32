/**
 * Tells a cause that stops a whole destination from one that only looks like it, such as rights limited to a
 * prefix. If an upload that stopped its destination fails again after another one got through, the fault is
 * its own, and it must not go on stopping the others.
 */
export class OwnFaults {
  /** By upload id, the destination that the upload stopped. */
  readonly #stopped = new Map<string, string>()
  readonly #own = new Set<string>()

  recordStop(id: string, destinationId: string): void {
    this.#stopped.set(id, destinationId)
  }

  hasStopped(id: string): boolean {
    return this.#stopped.has(id)
  }

  /** To be called when an upload got through that began after others had stopped the destination. */
  recordSuccess(id: string, destinationId: string): void {
    for (const [other, stopped] of this.#stopped)
      if (stopped === destinationId && other !== id) this.#own.add(other)
  }

  isOwn(id: string): boolean {
    return this.#own.has(id)
  }

  /** The destination's settings have changed: what was known of it no longer holds. */
  clear(destinationId: string): void {
    for (const [id, stopped] of this.#stopped) if (stopped === destinationId) this.forget(id)
  }

  forget(id: string): void {
    this.#stopped.delete(id)
    this.#own.delete(id)
  }
}
