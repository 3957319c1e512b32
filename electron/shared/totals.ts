import type { Upload } from './upload'

/** The whole queue in numbers: for the window's strip and title, the task bar and the tray. */
export interface Totals {
  readonly count: number
  readonly done: number
  readonly failed: number
  readonly unfinished: number
  /** Of uploads that are done or on their way. */
  readonly sentBytes: number
  readonly totalBytes: number
  readonly bytesPerSecond: number
}

export function totalsOf(uploads: Iterable<Upload>): Totals {
  const totals = {
    count: 0,
    done: 0,
    failed: 0,
    unfinished: 0,
    sentBytes: 0,
    totalBytes: 0,
    bytesPerSecond: 0,
  }
  for (const { status, sizeBytes } of uploads) {
    if (status.state === 'cancelled') continue
    totals.count += 1
    if (status.state === 'failed') {
      totals.failed += 1
      continue
    }
    totals.totalBytes += sizeBytes
    if (status.state === 'done') {
      totals.done += 1
      totals.sentBytes += sizeBytes
      continue
    }
    totals.unfinished += 1
    if (status.state === 'uploading') {
      totals.sentBytes += status.sentBytes
      totals.bytesPerSecond += status.bytesPerSecond
    }
  }
  return totals
}

/** Between 0 and 1; 1 when nothing is left to send. */
export function fractionSent({ sentBytes, totalBytes, unfinished }: Totals): number {
  return unfinished === 0 || totalBytes === 0 ? 1 : sentBytes / totalBytes
}
