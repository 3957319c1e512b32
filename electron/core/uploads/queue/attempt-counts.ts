import type { JournalRecord } from '../../ports'

interface Count {
  readonly failedAttempts: number
  /** The most parts that were ever stored. */
  readonly storedParts: number
}

/**
 * How often each upload has failed in a row. An attempt that got more parts of a large file through
 * than any before begins the count anew: on a shaky line such a file comes through bit by bit.
 */
export class AttemptCounts {
  readonly #counts = new Map<string, Count>()

  /** @returns how many attempts have failed since the last one that got further, this one included */
  failed({ upload, plan }: JournalRecord): number {
    const before = this.#counts.get(upload.id)
    const stored = plan.multipart?.etags.filter((etag) => etag !== '').length ?? 0
    const gotFurther = before === undefined || stored > before.storedParts
    const failedAttempts = gotFurther ? 1 : before.failedAttempts + 1
    const storedParts = Math.max(stored, before?.storedParts ?? 0)
    this.#counts.set(upload.id, { failedAttempts, storedParts })
    return failedAttempts
  }

  of(id: string): number {
    return this.#counts.get(id)?.failedAttempts ?? 0
  }

  forget(id: string): void {
    this.#counts.delete(id)
  }
}
