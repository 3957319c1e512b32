import { aborted } from '../../aborted'
import { isSameBucket, type BucketLocation } from '../../bucket-location'
import type { JournalRecord } from '../../ports/journal'
import { keyOf } from '../attempt/key/key-of'

/** The uploads that are to be cleaned up, and so the keys under which something may be gone in a moment. */
export class PendingCleanUps {
  /** By upload id. */
  readonly #records = new Map<string, JournalRecord>()
  /** Each is called once, when the next clean-up has ended. */
  readonly #onEnd: (() => void)[] = []

  add(record: JournalRecord): void {
    this.#records.set(record.upload.id, record)
  }

  /** Nothing is to be removed for an upload any more, or it was given up. */
  end(uploadId: string): void {
    if (!this.#records.delete(uploadId)) return
    for (const notify of this.#onEnd.splice(0)) notify()
  }

  keysIn(location: BucketLocation): readonly string[] {
    return this.#in(location).map(({ plan }) => keyOf(plan))
  }

  /** Waits until what other uploads than this one have left under a key is removed, or the signal aborts. */
  async untilRemoved(
    location: BucketLocation,
    key: string,
    uploadId: string,
    signal: AbortSignal,
  ): Promise<void> {
    const isLeft = () =>
      this.#in(location).some((one) => one.upload.id !== uploadId && keyOf(one.plan) === key)
    while (!signal.aborted && isLeft()) {
      const ended = new Promise<void>((resolve) => this.#onEnd.push(resolve))
      await Promise.race([ended, aborted(signal)])
    }
  }

  #in(location: BucketLocation): readonly JournalRecord[] {
    return [...this.#records.values()].filter(
      ({ plan: { sentTo } }) => sentTo !== undefined && isSameBucket(sentTo, location),
    )
  }
}
