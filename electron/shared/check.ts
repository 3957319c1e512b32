import type { Failure, FailureFacts } from './failure'

/** The questions that S3 asks before it takes a file, and the one that a reader asks afterwards. */
export const checkSteps = ['who', 'where', 'may', 'link'] as const
export type CheckStep = (typeof checkSteps)[number]

/** What the server answered: enough to show to its administrator. */
export interface CheckEvidence {
  /** HTTP status; 0 if there was no answer. */
  readonly status: number
  readonly code: string
  readonly requestId: string
}

/** Of a question that no server answered, or that was not asked. */
export const noEvidence: CheckEvidence = { status: 0, code: '', requestId: '' }

/**
 * `note` names a sentence under `check.<step>.passed`, for example what was left unproven; `asides`
 * name more of them under `check.<step>.aside`, all harmless.
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

export interface CheckReport {
  readonly outcomes: Readonly<Record<CheckStep, CheckOutcome>>
  /** Milliseconds since the epoch. */
  readonly finishedAt: number
  readonly tookMilliseconds: number
}

/** What could be asked before a destination is whole; what was not asked is `skipped`. */
export interface EarlyReport {
  readonly report: CheckReport
  /** Names of buckets that the key may list; empty where it may list none. */
  readonly buckets: readonly string[]
}

/** The answer while a form is being filled in. */
export interface LiveAnswer extends EarlyReport {
  /** Whether nothing was missing, so that all four questions were asked. */
  readonly isWhole: boolean
}
