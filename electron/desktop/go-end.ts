/** As much as it takes to know how a go of uploads ended: all of them from the first that waits until none is left. */
export interface GoCounts {
  /** Uploads that wait or run. */
  readonly left: number
  /** Uploads in the list that came through. */
  readonly done: number
  /** Uploads that failed and were neither retried nor cleared. */
  readonly failed: number
}

/** Tells when a go of uploads has come through: one that ends because its rest was cancelled or cleared has not. */
export class GoEnd {
  /** `undefined` before the first counts: what an earlier run left in the list is no news. */
  #done: number | undefined

  /** @returns whether these counts are the first after everything has come through */
  isReachedWith({ left, done, failed }: GoCounts): boolean {
    const hasMore = this.#done !== undefined && done > this.#done
    this.#done = done
    return hasMore && left === 0 && failed === 0
  }
}
