import type { Failure } from '../failures/failure'

/** The result of replacing an image in the bucket by a new version. */
export type ReplaceAnswer =
  | {
      readonly kind: 'replaced'
      /** The destination's present setting; caches keep the old image as long as it says. Empty for none. */
      readonly cacheControl: string
      /** The link that no cache knows yet; null if it is signed, because that is new anyway. */
      readonly freshUrl: string | null
    }
  /** The object is not what was uploaded, or the key may not look at it: the person has to decide. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly failure: Failure }

export interface ReplaceProgress {
  readonly sentBytes: number
  readonly totalBytes: number
}
