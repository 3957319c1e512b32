import { sentFraction } from '../../electron/shared/uploads/sent-fraction'
import { isFinished, type DestinationHold, type Upload } from '../../electron/shared/uploads/upload'
import { isRetriedWithOthers } from './retry-offered'
import type { Overview } from './overview'
import type { UploadsStore } from './uploads'

/** The failed uploads that are retried together, in the order of the list. */
export function retryableIds(uploads: UploadsStore): readonly string[] {
  return uploads.readOrder().filter((id) => {
    const status = uploads.read(id)?.status
    return status?.state === 'failed' && isRetriedWithOthers(status.failure)
  })
}

/** The next failed upload after another one in the list, or the first one if there is none after it. */
export function nextFailedId(uploads: UploadsStore, after: string | undefined): string | undefined {
  const order = uploads.readOrder()
  const start = after === undefined ? 0 : order.indexOf(after) + 1
  const hasFailed = (id: string) => uploads.read(id)?.status.state === 'failed'
  return order.slice(start).find(hasFailed) ?? order.find(hasFailed)
}

export interface FinishedLink extends Pick<Upload, 'id' | 'revision' | 'destinationId'> {
  readonly url: string
}

/** The finished uploads with their links, in the order of the list: at most `max`. */
export function finishedLinks(uploads: UploadsStore, max: number): readonly FinishedLink[] {
  const links: FinishedLink[] = []
  for (const id of uploads.readOrder()) {
    if (links.length === max) break
    const upload = uploads.read(id)
    if (upload?.status.state !== 'done') continue
    const { revision, destinationId } = upload
    links.push({ id, url: upload.status.url, revision, destinationId })
  }
  return links
}

/** Whether there is a finished upload to a destination. */
export function hasLinkTo(uploads: UploadsStore, destinationId: string): boolean {
  return uploads.readOrder().some((id) => {
    const upload = uploads.read(id)
    return upload?.destinationId === destinationId && upload.status.state === 'done'
  })
}

/** Whether the last batch has ended and uploaded something; main makes the final decision. */
export function mayUndo(uploads: UploadsStore): boolean {
  const order = uploads.readOrder()
  let batchId: string | undefined
  let hasSent = false
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const upload = uploads.read(order[index] ?? '')
    if (upload === undefined) continue
    batchId ??= upload.batchId
    if (upload.batchId !== batchId) continue
    if (!isFinished(upload)) return false
    const { status } = upload
    if (status.state === 'done' && status.duplicateOf === undefined) hasSent = true
  }
  return hasSent
}

/** Between 0 and 1; `undefined` if everything has ended. If all were cancelled or failed, it is 0. */
export function meterFraction(overview: Overview): number | undefined {
  if (overview.pending > 0) return sentFraction(overview)
  return overview.done > 0 ? undefined : 0
}

/** Whether everything has ended and there are links to paste. */
export function isReadyToPaste({ pending, done }: Overview): boolean {
  return pending === 0 && done > 0
}

/** Whether all pending uploads only wait: nothing moves until the cause is gone. */
export function isHeld({
  pending,
  running,
  pausedByPerson,
  pausedOffline,
  pausedByDestination,
  queue,
}: Overview): boolean {
  if (pending === 0) return false
  return running === 0 && (queue.paused || pausedByPerson + pausedOffline + pausedByDestination > 0)
}

/** How many uploads to one destination are paused; undefined if the list has none to it. */
export function pausedTo(uploads: UploadsStore, destinationId: string): number | undefined {
  const all = uploads.readOrder().flatMap((id) => {
    const upload = uploads.read(id)
    return upload?.destinationId === destinationId ? [upload] : []
  })
  return all.length === 0 ? undefined : all.filter(({ status }) => status.state === 'paused').length
}

/** Whether a banner above the list already shows this upload's failure. */
export function isShownAbove({ destinationId, status }: Upload, holds: readonly DestinationHold[]): boolean {
  if (status.state !== 'failed') return false
  const { kind } = status.failure
  return holds.some((hold) => hold.destinationId === destinationId && hold.failure.kind === kind)
}
