import type { FailureFacts, FailureKind } from '../../shared/failure'

/** A cause, before bucket, host and evidence are added to it. */
export interface Finding {
  readonly kind: FailureKind
  readonly facts: FailureFacts
}

export function finding(kind: FailureKind, reason = '', facts: FailureFacts = {}): Finding {
  return { kind, facts: reason === '' ? facts : { ...facts, reason } }
}
