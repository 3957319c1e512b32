import type { FailureFacts, FailureKind } from '../../shared/failures/failure'

/** A cause, before bucket, host and evidence are added to it. */
export interface Diagnosis {
  readonly kind: FailureKind
  readonly facts: FailureFacts
}

export function diagnosis(kind: FailureKind, reason = '', facts: FailureFacts = {}): Diagnosis {
  return { kind, facts: reason === '' ? facts : { ...facts, reason } }
}
