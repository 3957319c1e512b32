import { isOfDamage, type Failure, type FailureKind } from '../../electron/shared/failure'

/** Failures that another attempt with the same file would repeat. */
const hopelessKinds: readonly FailureKind[] = ['not-an-image', 'file-changed', 'metadata-stuck', 'too-large']

/** Whether a retry button makes sense, perhaps after the person has fixed something. */
export function isRetryOffered(failure: Failure): boolean {
  // Damage stays until the next start.
  return !hopelessKinds.includes(failure.kind) && !isOfDamage(failure)
}
