import type { Failure } from '../../../shared/failure'

/** One try at one upload. It reports through the list; it never throws and ends soon after an abort. */
export type Attempt = (id: string, signal: AbortSignal) => Promise<AttemptOutcome>

export type AttemptOutcome =
  | {
      readonly kind: 'done'
      readonly url: string
      /** Absent where the link does not end. */
      readonly linkEndsAt?: number
      readonly key: string
      readonly etag: string
      readonly duplicateOf?: string
    }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'aborted' }

/** The abort reason after which nothing new may be left in the bucket; a pause keeps what got through. */
export const abortedByCancel = 'cancelled by the person'

/** The abort reason after which there may be no way any more to what was sent so far. */
export const abortedByMove = 'its destination leads elsewhere'
