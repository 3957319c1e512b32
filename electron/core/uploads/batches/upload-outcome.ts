import type { Dimensions } from '../../../shared/dimensions'
import type { Failure } from '../../../shared/failure'

export interface UploadProgress {
  readonly finished: number
  /** How many images are known so far: it grows while folders are read. */
  readonly total: number
  readonly sentBytes: number
  readonly totalBytes: number
}

interface OutcomeSubject {
  /** Which of what was given led to this image, counted from 0. */
  readonly input: number
  /** Where in that folder it stands, with `/`; empty where what was given is the image itself. */
  readonly inner: string
  /** The image's own name. */
  readonly name: string
}

export interface StoredOutcome extends OutcomeSubject {
  readonly status: 'done' | 'duplicate'
  /** Of the history's entry: a duplicate's is that of the image that it is the same as. */
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

/** What became of one image, for who waits for it. */
export type UploadOutcome = StoredOutcome | FailedOutcome
