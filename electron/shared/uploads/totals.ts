import { Shrinkage } from './shrinkage'
import type { UploadBrief } from './upload'

/** The whole queue in numbers, for the window's title, the task bar, the tray and its popover. */
export interface Totals {
  readonly count: number
  readonly done: number
  readonly failed: number
  readonly unfinished: number
  /** Of finished and running uploads, and of large ones that wait with a part of them stored. */
  readonly sentBytes: number
  /** Images still to be converted count with their expected size. */
  readonly totalBytes: number
  readonly bytesPerSecond: number
}

type Counted = Pick<UploadBrief, 'status' | 'sizeBytes' | 'batchId' | 'accepted' | 'keptBytes'>

export const noTotals: Totals = {
  count: 0,
  done: 0,
  failed: 0,
  unfinished: 0,
  sentBytes: 0,
  totalBytes: 0,
  bytesPerSecond: 0,
}

/** Updated with every change of an upload, because adding up thousands takes time. */
export class RunningTotals {
  readonly #shrinkage = new Shrinkage()
  #totals = noTotals

  read(): Totals {
    return { ...this.#totals, totalBytes: this.#totals.totalBytes - this.#shrinkage.expectedBytes }
  }

  add(upload: Counted): void {
    this.#shrinkage.count(upload, 1)
    this.#count(shareOf(upload), 1)
  }

  /** @param upload as it was added */
  subtract(upload: Counted): void {
    this.#shrinkage.count(upload, -1)
    this.#count(shareOf(upload), -1)
  }

  #count(share: Totals, sign: 1 | -1): void {
    const { count, done, failed, unfinished, sentBytes, totalBytes, bytesPerSecond } = this.#totals
    const left = unfinished + sign * share.unfinished
    this.#totals = {
      count: count + sign * share.count,
      done: done + sign * share.done,
      failed: failed + sign * share.failed,
      unfinished: left,
      sentBytes: sentBytes + sign * share.sentBytes,
      totalBytes: totalBytes + sign * share.totalBytes,
      // The only fraction: its rounding errors end with the last upload.
      bytesPerSecond: left === 0 ? 0 : Math.max(0, bytesPerSecond + sign * share.bytesPerSecond),
    }
  }
}

/** What one upload adds to the totals. */
function shareOf({ status, sizeBytes, keptBytes = 0 }: Counted): Totals {
  const share = { ...noTotals, count: 1, totalBytes: sizeBytes }
  switch (status.state) {
    case 'cancelled':
      return noTotals
    case 'failed':
      return { ...noTotals, count: 1, failed: 1 }
    case 'done':
      return { ...share, done: 1, sentBytes: sizeBytes }
    case 'uploading':
      return {
        ...share,
        unfinished: 1,
        sentBytes: status.sentBytes,
        bytesPerSecond: status.bytesPerSecond,
      }
    case 'waiting':
    case 'preparing':
    case 'retrying':
    case 'paused':
      return { ...share, unfinished: 1, sentBytes: keptBytes }
  }
}
