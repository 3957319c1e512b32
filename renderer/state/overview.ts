import type { QueueState, Upload } from '../../electron/shared/upload'
import { mayRetry } from './may-retry'

/** What can be said of all uploads together; derived, never stored. */
export interface Overview {
  readonly count: number
  readonly done: number
  readonly failed: number
  /** Failed, and another attempt may succeed. */
  readonly retryable: number
  readonly cancelled: number
  /** Not finished, in whatever state. */
  readonly pending: number
  /** Being prepared, sent, or about to be tried again. */
  readonly running: number
  /** Held back, by reason. */
  readonly pausedByPerson: number
  readonly pausedOffline: number
  readonly pausedByDestination: number
  /** Of what is not failed or cancelled. */
  readonly sentBytes: number
  readonly totalBytes: number
  readonly bytesPerSecond: number
  /** For how long some of what is done was on its way; 0 if unknown. */
  readonly busySeconds: number
  /** Absent while nothing tells. */
  readonly secondsLeft: number | undefined
  readonly queue: QueueState
}

/** Sums over all uploads. */
export function sumUp(uploads: readonly Upload[], queue: QueueState): Overview {
  const sums = {
    count: uploads.length,
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
  for (const { status, sizeBytes } of uploads) {
    if (status.state !== 'failed' && status.state !== 'cancelled') sums.totalBytes += sizeBytes
    switch (status.state) {
      case 'waiting':
        break
      case 'preparing':
      case 'retrying':
        sums.running += 1
        break
      case 'uploading':
        sums.running += 1
        sums.sentBytes += status.sentBytes
        // What is sent may differ from the file: it can have been converted.
        sums.totalBytes += status.totalBytes - sizeBytes
        sums.bytesPerSecond += status.bytesPerSecond
        break
      case 'paused':
        if (status.reason === 'person') sums.pausedByPerson += 1
        else if (status.reason === 'offline') sums.pausedOffline += 1
        else sums.pausedByDestination += 1
        break
      case 'done':
        sums.done += 1
        sums.sentBytes += sizeBytes
        break
      case 'failed':
        sums.failed += 1
        if (mayRetry(status.failure)) sums.retryable += 1
        break
      case 'cancelled':
        sums.cancelled += 1
        break
    }
  }
  const left = sums.totalBytes - sums.sentBytes
  return {
    ...sums,
    busySeconds: busyMilliseconds(uploads) / 1000,
    pending: sums.count - sums.done - sums.failed - sums.cancelled,
    secondsLeft: sums.bytesPerSecond > 0 && left > 0 ? left / sums.bytesPerSecond : undefined,
    queue,
  }
}

/** The time in which at least one of these was on its way; they come in the order they were accepted. */
function busyMilliseconds(uploads: readonly Upload[]): number {
  let busy = 0
  let until = 0
  for (const { acceptedAt, status } of uploads) {
    if (status.state !== 'done' || status.finishedAt === undefined) continue
    busy += Math.max(0, status.finishedAt - Math.max(acceptedAt, until))
    until = Math.max(until, status.finishedAt)
  }
  return busy
}
