import type { Failure } from '../../../shared/failures/failure'

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
  | {
      /** Another upload goes first: it has the same bytes, and is tried again after this failure. */
      readonly kind: 'deferred'
      readonly failure: Failure
      /** When that upload is tried again, in milliseconds since the epoch; 0 if its turn comes without a wait. */
      readonly nextAt: number
    }
  | { readonly kind: 'aborted' }

/** The abort reason for a cancel: the bucket must keep nothing of the upload. After a pause, a stored object stays. */
export const abortedByCancel = 'cancelled by the person'

/** The abort reason when the destination now names another bucket: what was sent may be out of reach. */
export const abortedByMove = 'its destination leads elsewhere'
