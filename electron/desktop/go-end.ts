/** The counts needed to know how a go of uploads ended: a go lasts from the first that waits until none is left. */
export interface GoCounts {
  /** Uploads that wait or run. */
  readonly left: number
  /** Finished uploads in the list. */
  readonly done: number
  /** Uploads that failed and were neither retried nor cleared. */
  readonly failed: number
}

/** Detects that a go of uploads has succeeded; not if it ends because the rest was cancelled or cleared. */
export class GoEnd {
  /** `undefined` before the first counts: what an earlier run left in the list is not new. */
  #done: number | undefined

  /** @returns whether these are the first counts after all uploads have succeeded */
  isReachedWith({ left, done, failed }: GoCounts): boolean {
    const hasMore = this.#done !== undefined && done > this.#done
    this.#done = done
    return hasMore && left === 0 && failed === 0
  }
}
