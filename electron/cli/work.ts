import type { CheckReport } from '../shared/check'
import type { Dimensions } from '../shared/dimensions'
import type { Failure } from '../shared/failure'
import type { Result } from '../shared/result'

/** What stands behind the commands, whoever does it: this process or the app. */
export interface Work {
  /** One outcome an image, in the order given; at least one for each path. */
  upload(order: UploadOrder): Promise<Result<readonly UploadOutcome[], Refusal>>
  check(order: CheckOrder): Promise<Result<CheckedDestination, Refusal>>
  /** Sees that there is something to sign with; answers what is in the way, if anything is. */
  beginSession(order: SessionOrder): Promise<Result<Failure | undefined, Refusal>>
}

export interface SessionOrder {
  readonly destination: string | undefined
  /** Of the person's MFA device; empty to learn whether one is asked for. */
  readonly code: string
  readonly signal: AbortSignal
}

export interface UploadOrder {
  /** Absolute paths of files and folders. */
  readonly paths: readonly string[]
  /** A destination's name; `undefined` means the default one. */
  readonly destination: string | undefined
  /** Aborting cancels what is still on its way; the outcomes tell what had arrived before. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: UploadProgress) => void
}

export interface UploadProgress {
  readonly finished: number
  /** How many images are known so far: it grows while folders are read. */
  readonly total: number
  readonly sentBytes: number
  readonly totalBytes: number
}

interface OutcomeSubject {
  /** Which of the paths given led to this image, counted from 0. */
  readonly input: number
  /** Where in that folder it stands, with `/`; empty where the path is the image itself. */
  readonly inner: string
  /** The image's own name. */
  readonly name: string
}

export interface StoredOutcome extends OutcomeSubject {
  readonly status: 'done' | 'duplicate'
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

export type UploadOutcome = StoredOutcome | FailedOutcome

export interface CheckOrder {
  readonly destination: string | undefined
  readonly signal: AbortSignal
}

export interface CheckedDestination {
  readonly destination: string
  readonly report: CheckReport
}

/** Why nothing was even tried; the words are under `cli.refusal`. */
export type Refusal =
  | { readonly kind: 'environment'; readonly problems: readonly string[] }
  | { readonly kind: 'no-destination' }
  | { readonly kind: 'unknown-destination'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'app-missing' }
  | { readonly kind: 'app-not-started' }
  | { readonly kind: 'app-gone' }
  | { readonly kind: 'app-differs' }
  | { readonly kind: 'cancelled' }
