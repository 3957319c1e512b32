import type { Failure } from './failure'

/** How replacing an image in the bucket by a new version ended. */
export type ReplaceAnswer =
  | {
      readonly kind: 'replaced'
      /** As the destination has it now; caches keep the old image as long as it says. Empty for none. */
      readonly cacheControl: string
      /** The link as caches do not know it yet; null where it is signed, and so new anyway. */
      readonly freshUrl: string | null
    }
  /** It is not what was uploaded, or the key may not look at it: the person has to decide. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly failure: Failure }

export interface ReplaceProgress {
  readonly sentBytes: number
  readonly totalBytes: number
}
