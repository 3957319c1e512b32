import {
  isOfDamage,
  isOfGoneDestination,
  type Failure,
  type FailureKind,
} from '../../electron/shared/failures/failure'

/** Failures that another attempt with the same file would repeat. */
const hopelessKinds: readonly FailureKind[] = ['not-an-image', 'file-changed', 'metadata-stuck', 'too-large']

/** Whether a retry button makes sense, perhaps after the person has fixed something. */
export function isRetryOffered(failure: Failure): boolean {
  // Damage stays until the next start.
  return !hopelessKinds.includes(failure.kind) && !isOfDamage(failure)
}

/**
 * Whether it is among those that are retried together. An image whose destination was deleted would go to another
 * bucket, perhaps a public one: only who retries that image has chosen so.
 */
export function isRetriedWithOthers(failure: Failure): boolean {
  return isRetryOffered(failure) && !isOfGoneDestination(failure)
}
