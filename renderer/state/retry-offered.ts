import { isOfDamage, type Failure, type FailureKind } from '../../electron/shared/failure'

/** Another attempt at the same file would end the same way. */
const hopelessKinds: readonly FailureKind[] = ['not-an-image', 'file-changed', 'metadata-stuck', 'too-large']

/** Whether a button to try again makes sense, perhaps after the person mended something. */
export function isRetryOffered(failure: Failure): boolean {
  // Damage stays until the next start.
  return !hopelessKinds.includes(failure.kind) && !isOfDamage(failure)
}
