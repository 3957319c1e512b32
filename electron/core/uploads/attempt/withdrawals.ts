import { aborted } from '../../aborted'

/**
 * What is being taken away again at the server, by upload. An upload that is tried again meanwhile waits
 * for it; where the answer to a deletion was lost, it may still come into effect and must not hit what
 * is stored next under the same key.
 */
export class Withdrawals {
  readonly #underWay = new Map<string, Promise<void>>()
  readonly #unanswered = new Set<string>()

  /** @param work never fails; at most one for an upload at a time */
  async during(id: string, work: () => Promise<void>): Promise<void> {
    const done = work().finally(() => this.#underWay.delete(id))
    this.#underWay.set(id, done)
    await done
  }

  isUnderWay(id: string): boolean {
    return this.#underWay.has(id)
  }

  /** A deletion was sent, and nobody knows whether and when it takes effect. */
  wentUnanswered(id: string): void {
    this.#unanswered.add(id)
  }

  /**
   * Waits for what is under way, no longer than until the signal aborts.
   *
   * @returns whether the upload needs another key, told once
   */
  async settled(id: string, signal: AbortSignal): Promise<boolean> {
    const underWay = this.#underWay.get(id)
    if (underWay !== undefined) await Promise.race([underWay, aborted(signal)])
    return !signal.aborted && this.#unanswered.delete(id)
  }
}
