import type { EnvironmentProblem } from '../../core/settings/environment-variables'
import type { UploadOutcome, UploadProgress } from '../../core/uploads/batches/upload-outcome'
import type { CheckReport } from '../../shared/destinations/check'
import type { ConversionOverrides } from '../../shared/uploads/conversion'
import type { Failure } from '../../shared/failures/failure'
import type { LeftOutFiles } from '../../shared/uploads/left-out-files'
import type { Result } from '../../shared/result'

/** The work behind the commands, done by this process or by the app. */
export interface Work {
  /** One outcome per image, in the order given; at least one for each path. */
  upload(order: UploadOrder): Promise<Result<readonly UploadOutcome[], Refusal>>
  check(order: CheckOrder): Promise<Result<CheckedDestination, Refusal>>
  /** Makes sure there are credentials to sign with; returns what prevents that, if anything. */
  beginSession(order: SessionOrder): Promise<Result<Failure | undefined, Refusal>>
}

export interface SessionOrder {
  readonly destination: string | undefined
  /** From the person's MFA device; empty to find out whether one is needed. */
  readonly code: string
  readonly signal: AbortSignal
}

export interface UploadOrder {
  /** Absolute paths of files and folders, and addresses and `data:` URLs of images. */
  readonly paths: readonly string[]
  /** Those paths that are deleted once the order is done. */
  readonly temporary: readonly string[]
  /** A destination's name; `undefined` means the default one. */
  readonly destination: string | undefined
  /** How images are converted, if differently from the settings. */
  readonly conversion: ConversionOverrides
  /** Whether metadata is removed even if the settings leave it. */
  readonly removesMetadata: boolean
  /** Aborting cancels what is still on its way; the outcomes tell what arrived before. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: UploadProgress) => void
  /** Called with what was left out of folders among the paths. */
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

/** Refusals that need nothing but their names. */
export const plainRefusals = [
  'no-destination',
  'settings-newer',
  'app-missing',
  'app-not-started',
  'app-gone',
  'app-differs',
  'cancelled',
] as const

/** Why there are no outcomes: nothing was tried, or the app ended before it answered. Words: `cli.refusal`. */
export type Refusal =
  | { readonly kind: 'environment'; readonly problems: readonly EnvironmentProblem[] }
  | { readonly kind: 'unknown-destination'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'settings-damaged'; readonly file: string }
  /** `code`: the system's code of the error. */
  | { readonly kind: 'settings-unreadable'; readonly file: string; readonly code: string }
  | { readonly kind: (typeof plainRefusals)[number] }
