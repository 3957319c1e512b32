import type { Dimensions } from '../../../shared/dimensions'
import type { Failure } from '../../../shared/failures/failure'

export interface UploadProgress {
  readonly finished: number
  /** How many images are known so far; this grows while folders are read. */
  readonly total: number
  readonly sentBytes: number
  readonly totalBytes: number
  /** Whether the person has paused uploads, so that nothing goes on until they resume. */
  readonly isPaused?: true
}

interface OutcomeSubject {
  /** The index, counted from 0, of the input that led to this image. */
  readonly input: number
  /** Its path within that folder, with `/`; empty if the input is the image itself. */
  readonly inner: string
  /** The image's own name. */
  readonly name: string
}

export interface StoredOutcome extends OutcomeSubject {
  readonly status: 'done' | 'duplicate'
  /** The id of the history entry; for a duplicate, that of the earlier image with the same bytes. */
  readonly id: string
  readonly url: string
  /** Milliseconds since the epoch; absent where the link does not end. */
  readonly linkEndsAt?: number
  readonly key: string
  readonly etag: string
  readonly sizeBytes: number
  readonly contentType: string
  /** Absent where they are not known. */
  readonly dimensions?: Dimensions
  readonly bucket: string
  /** Lower-case hexadecimal; empty if it was not computed. */
  readonly sha256: string
  /** Milliseconds since the epoch. */
  readonly uploadedAt: number
  /** The destination's name. */
  readonly destination: string
}

export interface FailedOutcome extends OutcomeSubject {
  readonly status: 'failed'
  readonly failure: Failure
}

/** What became of one image, for whoever waits for it. */
export type UploadOutcome = StoredOutcome | FailedOutcome
