import { aborted } from '../../aborted'

/**
 * Tracks the clean-up at the server, by upload. It waits until the upload's attempt has ended, and an upload that
 * is tried again meanwhile waits for it. If the answer to a deletion was lost, it may still take effect, and must
 * not hit the next object under the same key.
 */
export class Withdrawals {
  /** Clean-ups that are under way. */
  readonly #underWay = new Map<string, Promise<void>>()
  readonly #unanswered = new Set<string>()
  readonly #attempted = new Set<string>()

  /** Runs an attempt at an upload: what the server stores for it, even after a cancel, is there to be cleaned up. */
  async trackAttempt<Outcome>(id: string, attempt: () => Promise<Outcome>): Promise<Outcome> {
    this.#attempted.add(id)
    try {
      return await attempt()
    } finally {
      this.#attempted.delete(id)
    }
  }

  /** @param work never fails; at most one for an upload at a time */
  async trackCleanUp(id: string, work: () => Promise<void>): Promise<void> {
    const done = work().finally(() => this.#underWay.delete(id))
    this.#underWay.set(id, done)
    await done
  }

  /** Whether the clean-up may begin: no other one is under way, and no request is still to be answered. */
  mayBegin(id: string): boolean {
    return !this.#underWay.has(id) && !this.#attempted.has(id)
  }

  /** A deletion was sent, but nobody knows whether or when it takes effect. */
  noteUnanswered(id: string): void {
    this.#unanswered.add(id)
  }

  /**
   * Waits until the clean-up of an upload has ended, or the signal aborts.
   *
   * @returns whether the upload needs another key; true only once
   */
  async untilCleanedUp(id: string, signal: AbortSignal): Promise<boolean> {
    const underWay = this.#underWay.get(id)
    if (underWay !== undefined) await Promise.race([underWay, aborted(signal)])
    return !signal.aborted && this.#unanswered.delete(id)
  }
}
