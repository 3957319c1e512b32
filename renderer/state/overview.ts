import { Shrinkage } from '../../electron/shared/uploads/shrinkage'
import type { QueueState, ShownUpload, Upload } from '../../electron/shared/uploads/upload'
import { isRetriedWithOthers } from './retry-offered'

/** The totals of all uploads; derived, never stored. */
export interface Overview {
  /** Without cancelled uploads. */
  readonly count: number
  readonly done: number
  readonly failed: number
  /** Failed, and another attempt may succeed. */
  readonly retryable: number
  readonly cancelled: number
  /** Not finished, in whatever state. */
  readonly pending: number
  /** Being prepared, sent, or about to be retried. */
  readonly running: number
  /** Held back, by reason. */
  readonly pausedByPerson: number
  readonly pausedOffline: number
  readonly pausedByDestination: number
  /** Without failed and cancelled uploads. */
  readonly sentBytes: number
  /** Images that are yet to be converted count with their estimated size afterwards. */
  readonly totalBytes: number
  readonly bytesPerSecond: number
  /** For how long at least one of the finished uploads was running; 0 if unknown, unsent, or something is pending. */
  readonly busySeconds: number
  /** Absent while unknown. */
  readonly secondsLeft: number | undefined
  readonly queue: QueueState
}

type Sums = Omit<Overview, 'pending' | 'busySeconds' | 'secondsLeft' | 'queue'>

const nothing: Sums = {
  count: 0,
  done: 0,
  failed: 0,
  retryable: 0,
  cancelled: 0,
  running: 0,
  pausedByPerson: 0,
  pausedOffline: 0,
  pausedByDestination: 0,
  sentBytes: 0,
  totalBytes: 0,
  bytesPerSecond: 0,
}

/** Totals of all uploads, updated with each change: adding up thousands each time would be slow. */
export class RunningOverview {
  readonly #shrinkage = new Shrinkage()
  #sums = nothing

  add(upload: ShownUpload): void {
    this.#shrinkage.count(upload, 1)
    this.#count(shareOf(upload), 1)
  }

  /** @param upload exactly as it was added */
  subtract(upload: ShownUpload): void {
    this.#shrinkage.count(upload, -1)
    this.#count(shareOf(upload), -1)
  }

  /** @param inOrder all uploads in the order accepted; called only once all have ended */
  read(queue: QueueState, inOrder: () => readonly Upload[]): Overview {
    const { count, done, failed, sentBytes, bytesPerSecond } = this.#sums
    const pending = count - done - failed
    const totalBytes = this.#sums.totalBytes - this.#shrinkage.expectedBytes
    const left = totalBytes - sentBytes
    return {
      ...this.#sums,
      totalBytes,
      pending,
      busySeconds: pending === 0 ? busyMilliseconds(inOrder()) / 1000 : 0,
      secondsLeft: bytesPerSecond > 0 && left > 0 ? left / bytesPerSecond : undefined,
      queue,
    }
  }

  #count(share: Sums, sign: 1 | -1): void {
    const sums = this.#sums
    const running = sums.running + sign * share.running
    this.#sums = {
      count: sums.count + sign * share.count,
      done: sums.done + sign * share.done,
      failed: sums.failed + sign * share.failed,
      retryable: sums.retryable + sign * share.retryable,
      cancelled: sums.cancelled + sign * share.cancelled,
      running,
      pausedByPerson: sums.pausedByPerson + sign * share.pausedByPerson,
      pausedOffline: sums.pausedOffline + sign * share.pausedOffline,
      pausedByDestination: sums.pausedByDestination + sign * share.pausedByDestination,
      sentBytes: sums.sentBytes + sign * share.sentBytes,
      totalBytes: sums.totalBytes + sign * share.totalBytes,
      // The only fractional number: its rounding errors are reset when nothing runs any more.
      bytesPerSecond: running === 0 ? 0 : Math.max(0, sums.bytesPerSecond + sign * share.bytesPerSecond),
    }
  }
}

/** One upload's share of the totals. */
function shareOf({ status, sizeBytes, keptBytes = 0 }: ShownUpload): Sums {
  const share = { ...nothing, count: 1, sentBytes: keptBytes, totalBytes: sizeBytes }
  switch (status.state) {
    case 'waiting':
      return share
    case 'preparing':
    case 'retrying':
      return { ...share, running: 1 }
    case 'uploading': {
      // The size that is sent can differ from the file's: the image may have been converted.
      const { sentBytes, totalBytes, bytesPerSecond } = status
      return { ...share, running: 1, sentBytes, totalBytes, bytesPerSecond }
    }
    case 'paused':
      if (status.reason === 'person') return { ...share, pausedByPerson: 1 }
      return status.reason === 'offline'
        ? { ...share, pausedOffline: 1 }
        : { ...share, pausedByDestination: 1 }
    case 'done':
      return { ...share, done: 1, sentBytes: sizeBytes }
    case 'failed':
      return { ...nothing, count: 1, failed: 1, retryable: isRetriedWithOthers(status.failure) ? 1 : 0 }
    case 'cancelled':
      return { ...nothing, cancelled: 1 }
  }
}

/** The time during which at least one of these was running, unless nothing was sent; they are in the order accepted. */
function busyMilliseconds(uploads: readonly Upload[]): number {
  let busy = 0
  let until = 0
  let hasSent = false
  for (const { acceptedAt, status } of uploads) {
    if (status.state !== 'done' || status.finishedAt === undefined) continue
    busy += Math.max(0, status.finishedAt - Math.max(acceptedAt, until))
    until = Math.max(until, status.finishedAt)
    hasSent ||= status.duplicateOf === undefined
  }
  return hasSent ? busy : 0
}
