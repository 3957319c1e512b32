import { isFinished, type DestinationHold, type Upload } from '../../electron/shared/upload'
import { isRetryOffered } from './retry-offered'
import type { Overview } from './overview'
import type { UploadsStore } from './uploads'

/** The failed uploads for which another attempt makes sense, in the order of the list. */
export function retryableIds(uploads: UploadsStore): readonly string[] {
  return uploads.readOrder().filter((id) => {
    const status = uploads.read(id)?.status
    return status?.state === 'failed' && isRetryOffered(status.failure)
  })
}

/** The failed upload that follows another one in the list, or the first where none follows. */
export function nextFailedId(uploads: UploadsStore, after: string | undefined): string | undefined {
  const order = uploads.readOrder()
  const start = after === undefined ? 0 : order.indexOf(after) + 1
  const hasFailed = (id: string) => uploads.read(id)?.status.state === 'failed'
  return order.slice(start).find(hasFailed) ?? order.find(hasFailed)
}

export interface FinishedLink extends Pick<Upload, 'id' | 'revision' | 'destinationId'> {
  readonly url: string
}

/** What is done and can be pasted, in the order of the list: the first of it, as many as are shown. */
export function finishedLinks(uploads: UploadsStore, most: number): readonly FinishedLink[] {
  const links: FinishedLink[] = []
  for (const id of uploads.readOrder()) {
    if (links.length === most) break
    const upload = uploads.read(id)
    if (upload?.status.state !== 'done') continue
    const { revision, destinationId } = upload
    links.push({ id, url: upload.status.url, revision, destinationId })
  }
  return links
}

/** Whether the last batch has ended and put something in the bucket; main has the last word. */
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

/** Between 0 and 1; `undefined` where all is through. What was all cancelled or failed got nowhere. */
export function sentFraction({ pending, done, sentBytes, totalBytes }: Overview): number | undefined {
  if (pending === 0) return done > 0 ? undefined : 0
  return totalBytes === 0 ? 0 : sentBytes / totalBytes
}

/** Whether all is through and there are links to paste. */
export function isReadyToPaste({ pending, done }: Overview): boolean {
  return pending === 0 && done > 0
}

/** Whether what is left only waits: nothing moves until a cause goes away. */
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

/** The uploads in the list that go to one destination. */
export function uploadsTo(uploads: UploadsStore, destinationId: string): readonly Upload[] {
  return uploads.readOrder().flatMap((id) => {
    const upload = uploads.read(id)
    return upload?.destinationId === destinationId ? [upload] : []
  })
}

/** Whether what went wrong with an upload is what a banner above the list says already. */
export function isSaidAbove({ destinationId, status }: Upload, holds: readonly DestinationHold[]): boolean {
  if (status.state !== 'failed') return false
  const { kind } = status.failure
  return holds.some((hold) => hold.destinationId === destinationId && hold.failure.kind === kind)
}
