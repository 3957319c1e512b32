/** The numbers of uploads by which `SuccessDetector` recognises that all of them are done. */
export interface QueueCounts {
  /** Uploads that wait or run. */
  readonly left: number
  /** Finished uploads in the list. */
  readonly done: number
  /** Uploads that failed and were neither retried nor cleared. */
  readonly failed: number
}

/** Detects the moment at which all uploads have succeeded. Cancelling or clearing the rest is no success. */
export class SuccessDetector {
  /** `undefined` before the first counts: what an earlier run left in the list is not new. */
  #done: number | undefined

  /** @returns whether these are the first counts after all uploads have succeeded */
  detect({ left, done, failed }: QueueCounts): boolean {
    const hasMore = this.#done !== undefined && done > this.#done
    this.#done = done
    return hasMore && left === 0 && failed === 0
  }
}
