import type { ConversionType } from './conversion'
import type { Dimensions } from '../dimensions'
import type { Failure } from '../failures/failure'

/** Why an upload waits although it could run. */
export type PauseReason = 'person' | 'offline' | 'destination'

export type UploadStatus =
  | { readonly state: 'waiting' }
  | {
      readonly state: 'preparing'
      /** Images are converted one at a time: the others wait for their turn. */
      readonly isConverting?: true
    }
  | {
      readonly state: 'uploading'
      readonly sentBytes: number
      readonly totalBytes: number
      /** Averaged over the last seconds; 0 while unknown. */
      readonly bytesPerSecond: number
    }
  | {
      readonly state: 'retrying'
      /** The number of the next attempt, counted from 1. */
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
      /** The earlier upload with the same bytes. */
      readonly duplicateOf?: string
      /** Milliseconds since the epoch; absent if an earlier version recorded it. */
      readonly finishedAt?: number
      /** When the link ends, in milliseconds since the epoch; absent if it does not. */
      readonly linkEndsAt?: number
      /** When the link was last renewed. */
      readonly renewedAt?: number
    }
  | {
      readonly state: 'failed'
      readonly failure: Failure
      /** It came with a command that has reported the failure: it only goes on if the person asks for it. */
      readonly isGivenUp?: true
    }
  | { readonly state: 'cancelled' }

export type UploadState = UploadStatus['state']

export const finishedStates: readonly UploadState[] = ['done', 'failed', 'cancelled']

/** An image before it was converted. */
export type AcceptedImage = Pick<Upload, 'sizeBytes' | 'contentType' | 'dimensions'>

/** One image to upload, as main and page both know it. */
export interface Upload {
  readonly id: string
  /** The drop, paste or command that it came with; links are copied per batch. */
  readonly batchId: string
  /** The name by which the person knows the file. */
  readonly name: string
  readonly sizeBytes: number
  /** By the bytes; empty if they are no image. */
  readonly contentType: string
  /** Absent if the file's header does not give them. */
  readonly dimensions?: Dimensions
  /** The accepted image; absent if that goes up, or a copy that looks the same. */
  readonly accepted?: AcceptedImage
  /** As the person typed it; absent if the file's name is used. */
  readonly altText?: string
  readonly destinationId: string
  /** Milliseconds since the epoch. */
  readonly acceptedAt: number
  /** Grows with every change of this upload, so that a late event is recognised. */
  readonly revision: number
  readonly status: UploadStatus
}

/** An upload as the page sees it, with what follows from its plan. */
export interface ShownUpload extends Upload {
  /** How much of a large file is stored at the server already; absent if nothing is. */
  readonly keptBytes?: number
  /** The type that its copy will have; absent if it keeps its own, or once the copy is there. */
  readonly convertsTo?: Exclude<ConversionType, 'same'>
}

/** A cause that stops all uploads to one destination; shown once, in a banner. */
export interface DestinationHold {
  readonly destinationId: string
  /** `offline` ends by itself; `destination` ends when the person corrects the settings. */
  readonly reason: Exclude<PauseReason, 'person'>
  readonly failure: Failure
}

/** What the page needs to know about the queue besides the uploads themselves. */
export interface QueueState {
  /** Whether the person paused it. */
  readonly paused: boolean
  readonly holds: readonly DestinationHold[]
  /** Why changes of uploads cannot be written to disk; absent if they can. */
  readonly unwritten?: Failure
}

/** For a finished upload, only its state; its record has the rest. */
export type BriefStatus =
  | Exclude<UploadStatus, { readonly state: 'done' }>
  | Pick<Extract<UploadStatus, { readonly state: 'done' }>, 'state' | 'duplicateOf'>

/** The part of an upload that is needed to run the queue and to add up totals. */
export interface UploadBrief extends Pick<
  Upload,
  'id' | 'batchId' | 'destinationId' | 'sizeBytes' | 'revision'
> {
  readonly accepted?: Pick<AcceptedImage, 'sizeBytes'>
  /** How much of a large file is stored at the server already; absent if nothing is. */
  readonly keptBytes?: number
  /** Whether something of it may be in a bucket. */
  readonly hasBegun?: true
  readonly status: BriefStatus
}

export function briefOf(upload: Upload, keptBytes = 0, hasBegun = false): UploadBrief {
  const { id, batchId, destinationId, sizeBytes, revision, accepted, status } = upload
  const before = accepted && { accepted: { sizeBytes: accepted.sizeBytes } }
  const kept = keptBytes > 0 && { keptBytes }
  return {
    id,
    batchId,
    destinationId,
    sizeBytes,
    revision,
    ...before,
    ...kept,
    ...(hasBegun && { hasBegun }),
    status: briefStatusOf(status),
  }
}

function briefStatusOf(status: UploadStatus): BriefStatus {
  if (status.state !== 'done') return status
  const { state, duplicateOf } = status
  return duplicateOf === undefined ? done : { state, duplicateOf }
}

/** A single object for all finished uploads, to save memory. */
const done: BriefStatus = { state: 'done' }

export function isFinished({ status }: { readonly status: { readonly state: UploadState } }): boolean {
  return finishedStates.includes(status.state)
}
