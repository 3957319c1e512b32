import type { CheckOutcome } from '../destinations/check'

/** A link that is opened always gives some result. */
export type LinkOutcome = Exclude<CheckOutcome, { status: 'skipped' }>

/** What a reader's browser would get from a link right now. */
export interface LinkProof {
  readonly outcome: LinkOutcome
  /** The content type that the server sent; empty if none came. */
  readonly contentType: string
  /** Time until the answer began. */
  readonly milliseconds: number
}

/** The result of checking links before they are copied. */
export type CopyProof =
  /** All of them open as they should; `proof` is the slowest one's. */
  | { readonly state: 'open'; readonly proof: LinkProof }
  /** Some servers had not answered when the links were needed. */
  | { readonly state: 'late' }
  /** How many do not open, or not properly; `proof` is that of the first. */
  | { readonly state: 'suspect'; readonly count: number; readonly proof: LinkProof }
