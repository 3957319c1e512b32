import type { Failure } from '../../../../electron/shared/failures/failure'

/** The state of an image's replacement. */
export type Replacement =
  | { readonly state: 'choosing'; readonly refusal: Failure | undefined }
  /** `fraction` from 0 to 1. */
  | { readonly state: 'sending'; readonly fraction: number }
  /** The object has changed since the upload: asks whether to replace it anyway. */
  | { readonly state: 'changed' }
  | {
      readonly state: 'replaced'
      readonly cacheControl: string
      /** Null if no such link is needed. */
      readonly freshUrl: string | null
    }
