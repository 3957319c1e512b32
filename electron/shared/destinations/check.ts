import type { FieldProblem } from './destination'
import type { Failure, FailureFacts } from '../failures/failure'

/** The questions that S3 has to answer before it takes a file, and the reader's question afterwards. */
export const checkSteps = ['who', 'where', 'may', 'link'] as const
export type CheckStep = (typeof checkSteps)[number]

/** What the server answered: enough to show to its administrator. */
export interface CheckEvidence {
  /** HTTP status; 0 if there was no answer. */
  readonly status: number
  readonly code: string
  readonly requestId: string
}

/** For a question that no server answered, or that was not asked. */
export const noEvidence: CheckEvidence = { status: 0, code: '', requestId: '' }

/**
 * `note` names a message under `check.<step>.passed`, for example about what was not proven; `asides` name more
 * messages under `check.<step>.aside`, all harmless.
 */
export type CheckOutcome =
  | {
      readonly status: 'passed'
      readonly note: string
      readonly asides?: readonly string[] | undefined
      readonly facts: FailureFacts
      readonly evidence: CheckEvidence
    }
  | { readonly status: 'failed'; readonly failure: Failure; readonly evidence: CheckEvidence }
  | { readonly status: 'skipped' }

export type CheckOutcomes = Readonly<Record<CheckStep, CheckOutcome>>

export const skipped: CheckOutcome = { status: 'skipped' }
export const nothingChecked: CheckOutcomes = { who: skipped, where: skipped, may: skipped, link: skipped }

export interface CheckReport {
  readonly outcomes: CheckOutcomes
  /** Milliseconds since the epoch. */
  readonly finishedAt: number
  readonly tookMilliseconds: number
}

/** What could be checked before a destination is complete; the rest is `skipped`. */
export interface PartialReport {
  readonly report: CheckReport
  /** Names of the buckets that the key may list; empty if it may not list any. */
  readonly buckets: readonly string[]
}

/** The result while a form is being filled in. */
export interface LiveAnswer extends PartialReport {
  /** Whether nothing was missing, so that all four questions were asked. */
  readonly isWhole: boolean
  /** What is missing or wrong in the form. */
  readonly problems: readonly FieldProblem[]
}
