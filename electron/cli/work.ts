import type { UploadOutcome, UploadProgress } from '../core/uploads/batches/upload-outcome'
import type { CheckReport } from '../shared/check'
import type { ConversionWish } from '../shared/conversion'
import type { Failure } from '../shared/failure'
import type { LeftOutFiles } from '../shared/left-out-files'
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
  /** Absolute paths of files and folders, and addresses of images. */
  readonly paths: readonly string[]
  /** Those of them that are deleted once the order is fulfilled. */
  readonly temporary: readonly string[]
  /** A destination's name; `undefined` means the default one. */
  readonly destination: string | undefined
  /** How images are drawn anew, where that is otherwise than the settings say. */
  readonly conversion: ConversionWish
  /** Aborting cancels what is still on its way; the outcomes tell what had arrived before. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: UploadProgress) => void
  /** Told what was left out of the folders among the paths. */
  readonly onLeftOut: (leftOut: LeftOutFiles) => void
}

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
