import type { Dimensions } from './dimensions'
import type { Failure } from './failure'

/** Why an upload waits although it could go on. */
export type PauseReason = 'person' | 'offline' | 'destination'

export type UploadStatus =
  | { readonly state: 'waiting' }
  | { readonly state: 'preparing' }
  | {
      readonly state: 'uploading'
      readonly sentBytes: number
      readonly totalBytes: number
      /** Smoothed over the last seconds; 0 while unknown. */
      readonly bytesPerSecond: number
    }
  | {
      readonly state: 'retrying'
      /** The attempt that comes next, counted from 1. */
      readonly attempt: number
      readonly maximumAttempts: number
      /** Milliseconds since the epoch. */
      readonly nextAt: number
      readonly failure: Failure
    }
  | { readonly state: 'paused'; readonly reason: PauseReason }
  | {
      readonly state: 'done'
      readonly url: string
      readonly key: string
      /** As the server gave it, without quotes; empty if it gave none. */
      readonly etag: string
      /** The earlier upload that already holds the same bytes. */
      readonly duplicateOf?: string
      /** Milliseconds since the epoch; absent in what older versions wrote down. */
      readonly finishedAt?: number
      /** When the link ends, in milliseconds since the epoch; absent where it does not. */
      readonly linkEndsAt?: number
      /** When the link was last made anew. */
      readonly renewedAt?: number
    }
  | {
      readonly state: 'failed'
      readonly failure: Failure
      /** A command brought it and has reported the failure: it goes on only if the person asks for it. */
      readonly isGivenUp?: true
    }
  | { readonly state: 'cancelled' }

export type UploadState = UploadStatus['state']

export const finishedStates: readonly UploadState[] = ['done', 'failed', 'cancelled']

/** An image before it was drawn anew. */
export type AcceptedImage = Pick<Upload, 'sizeBytes' | 'contentType' | 'dimensions'>

/** One image on its way, as main and page both know it. */
export interface Upload {
  readonly id: string
  /** The drop, paste or command it came with; links are copied per batch. */
  readonly batchId: string
  /** The name the person knows the file by. */
  readonly name: string
  readonly sizeBytes: number
  /** By the bytes; empty if they are no image. */
  readonly contentType: string
  /** Absent where the file's header does not say. */
  readonly dimensions?: Dimensions
  /** As it was accepted; absent where that goes up, or a copy that looks the same. */
  readonly accepted?: AcceptedImage
  /** As the person typed it; absent while the name serves. */
  readonly altText?: string
  readonly destinationId: string
  /** Milliseconds since the epoch. */
  readonly acceptedAt: number
  /** Grows with every change of this upload: a late event is recognised by it. */
  readonly revision: number
  readonly status: UploadStatus
}

/** A cause that stops every upload to one destination: said once, in a banner. */
export interface DestinationHold {
  readonly destinationId: string
  /** `offline` ends by itself; `destination` ends when the person mends the settings. */
  readonly reason: Exclude<PauseReason, 'person'>
  readonly failure: Failure
}

/** What the page needs to know of the whole queue besides the uploads themselves. */
export interface QueueState {
  /** Whether the person paused it. */
  readonly paused: boolean
  readonly holds: readonly DestinationHold[]
  /** Why the disk does not take what happens to uploads; absent while it does. */
  readonly unwritten?: Failure
}

/** Of an upload that is done, what its record holds besides is left out. */
export type BriefStatus =
  | Exclude<UploadStatus, { readonly state: 'done' }>
  | Pick<Extract<UploadStatus, { readonly state: 'done' }>, 'state' | 'duplicateOf'>

/** As much of an upload as it takes to run the queue and to add it all up. */
export interface UploadBrief extends Pick<
  Upload,
  'id' | 'batchId' | 'destinationId' | 'sizeBytes' | 'revision'
> {
  readonly accepted?: Pick<AcceptedImage, 'sizeBytes'>
  readonly status: BriefStatus
}

export function briefOf(upload: Upload): UploadBrief {
  const { id, batchId, destinationId, sizeBytes, revision, accepted, status } = upload
  const before = accepted && { accepted: { sizeBytes: accepted.sizeBytes } }
  return { id, batchId, destinationId, sizeBytes, revision, ...before, status: briefStatusOf(status) }
}

function briefStatusOf(status: UploadStatus): BriefStatus {
  if (status.state !== 'done') return status
  const { state, duplicateOf } = status
  return duplicateOf === undefined ? done : { state, duplicateOf }
}

/** One object for all uploads that are done, to spare memory. */
const done: BriefStatus = { state: 'done' }

export function isFinished({ status }: { readonly status: { readonly state: UploadState } }): boolean {
  return finishedStates.includes(status.state)
}
