import type { CheckOutcome } from './check'

/** A link that was asked for always gives an answer of some kind. */
export type LinkOutcome = Exclude<CheckOutcome, { status: 'skipped' }>

/** What a reader's browser would get under a link, asked just now. */
export interface LinkProof {
  readonly outcome: LinkOutcome
  /** Media type that the server told; empty if none came. */
  readonly contentType: string
  /** Until the answer began. */
  readonly milliseconds: number
}

/** What became of links that were looked at before they were copied. */
export type CopyProof =
  /** All of them open as they should; the slowest one's answer. */
  | { readonly state: 'open'; readonly proof: LinkProof }
  /** Not every server had answered when the links were wanted. */
  | { readonly state: 'late' }
  /** So many do not open, or not well; the first of them. */
  | { readonly state: 'suspect'; readonly count: number; readonly proof: LinkProof }
