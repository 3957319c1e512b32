import type { JournalRecord } from '../../ports/journal'

interface Count {
  readonly failedAttempts: number
  /** The most parts that were ever stored. */
  readonly storedParts: number
}

/**
 * Counts how often each upload has failed in a row. An attempt that stores more parts of a large file than any
 * before resets the count, so that such a file gets through bit by bit on a shaky line.
 */
export class AttemptCounts {
  readonly #counts = new Map<string, Count>()

  /** @returns how many attempts have failed since the last one that got further, including this one */
  countFailure({ upload, plan }: JournalRecord): number {
    const before = this.#counts.get(upload.id)
    const stored = plan.multipart?.etags.filter((etag) => etag !== '').length ?? 0
    const gotFurther = before === undefined || stored > before.storedParts
    const failedAttempts = gotFurther ? 1 : before.failedAttempts + 1
    const storedParts = Math.max(stored, before?.storedParts ?? 0)
    this.#counts.set(upload.id, { failedAttempts, storedParts })
    return failedAttempts
  }

  failedAttemptsOf(id: string): number {
    return this.#counts.get(id)?.failedAttempts ?? 0
  }

  forget(id: string): void {
    this.#counts.delete(id)
  }
}
