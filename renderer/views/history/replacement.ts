import type { Failure } from '../../../electron/shared/failure'

/** How far the exchange of an image has come. */
export type Replacement =
  | { readonly state: 'choosing'; readonly refusal: Failure | undefined }
  /** `fraction` from 0 to 1. */
  | { readonly state: 'sending'; readonly fraction: number }
  /** What is there is not what was uploaded: whether to replace it all the same. */
  | { readonly state: 'changed' }
  | {
      readonly state: 'replaced'
      readonly cacheControl: string
      /** Null where no such link is needed. */
      readonly freshUrl: string | null
    }
