import type { Failure } from '../../shared/failures/failure'
import { assertNever } from '../../shared/assert-never'
import type { Link } from '../../shared/links/link-life'
import type { PauseReason, UploadState, UploadStatus } from '../../shared/uploads/upload'

/** What can happen to an upload. */
export type UploadEvent =
  | { readonly type: 'prepare' }
  | { readonly type: 'convert' }
  | { readonly type: 'begin'; readonly totalBytes: number }
  | { readonly type: 'progress'; readonly sentBytes: number; readonly bytesPerSecond: number }
  | {
      readonly type: 'succeed'
      readonly url: string
      readonly key: string
      readonly etag: string
      readonly duplicateOf?: string
      readonly linkEndsAt?: number
      /** Milliseconds since the epoch. */
      readonly finishedAt: number
    }
  | { readonly type: 'renew'; readonly link: Link; readonly renewedAt: number }
  | { readonly type: 'fail'; readonly failure: Failure; readonly isGivenUp?: true }
  | {
      readonly type: 'retry-later'
      readonly attempt: number
      readonly maximumAttempts: number
      readonly nextAt: number
      readonly failure: Failure
    }
  | { readonly type: 'pause'; readonly reason: PauseReason }
  | { readonly type: 'wait' }
  | { readonly type: 'cancel' }

/** The states in which an event is possible; in all others it is refused. */
const possibleFrom: Readonly<Record<UploadEvent['type'], readonly UploadState[]>> = {
  prepare: ['waiting', 'paused', 'retrying'],
  convert: ['preparing'],
  begin: ['preparing'],
  progress: ['uploading'],
  // Also possible when a pause or resume overtook an answer on its way, or when a cancelled upload had already
  // replaced an object.
  succeed: ['preparing', 'uploading', 'paused', 'waiting', 'cancelled'],
  renew: ['done'],
  fail: ['waiting', 'preparing', 'uploading', 'retrying', 'paused'],
  'retry-later': ['preparing', 'uploading'],
  pause: ['waiting', 'preparing', 'uploading', 'retrying', 'paused'],
  wait: ['retrying', 'paused', 'preparing', 'uploading', 'failed', 'cancelled'],
  cancel: ['waiting', 'preparing', 'uploading', 'retrying', 'paused'],
}

export function canHappen(state: UploadState, { type }: UploadEvent): boolean {
  return possibleFrom[type].includes(state)
}

/** Returns the next status, or undefined if the event cannot happen in this one. */
export function nextStatus(status: UploadStatus, event: UploadEvent): UploadStatus | undefined {
  if (!canHappen(status.state, event)) return undefined
  switch (event.type) {
    case 'prepare':
      return { state: 'preparing' }
    case 'convert':
      return { state: 'preparing', isConverting: true }
    case 'begin':
      return { state: 'uploading', sentBytes: 0, totalBytes: event.totalBytes, bytesPerSecond: 0 }
    case 'progress':
      return progressed(status, event.sentBytes, event.bytesPerSecond)
    case 'succeed': {
      const { type: _type, ...result } = event
      return { state: 'done', ...result }
    }
    case 'renew':
      return renewed(status, event.link, event.renewedAt)
    case 'fail': {
      const { type: _type, ...end } = event
      return { state: 'failed', ...end }
    }
    case 'retry-later': {
      const { type: _type, ...plan } = event
      return { state: 'retrying', ...plan }
    }
    case 'pause':
      return { state: 'paused', reason: event.reason }
    case 'wait':
      return { state: 'waiting' }
    case 'cancel':
      return { state: 'cancelled' }
    default:
      return assertNever(event)
  }
}

function progressed(
  status: UploadStatus,
  sentBytes: number,
  bytesPerSecond: number,
): UploadStatus | undefined {
  if (status.state !== 'uploading') return undefined
  return { ...status, sentBytes: Math.min(sentBytes, status.totalBytes), bytesPerSecond }
}

function renewed(status: UploadStatus, link: Link, renewedAt: number): UploadStatus | undefined {
  if (status.state !== 'done') return undefined
  const { linkEndsAt: _former, ...rest } = status
  return { ...rest, ...link, renewedAt }
}
