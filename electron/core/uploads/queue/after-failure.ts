import type { Failure } from '../../../shared/failures/failure'
import type { DestinationHold } from '../../../shared/uploads/upload'
import { isDestinationWide } from './holds'
import { retryDelay } from './retry-policy'

/** What follows a failed attempt. */
export type AfterFailure =
  /** The cause would hit every upload to the destination: this one waits with all the others. */
  | { readonly kind: 'stop'; readonly reason: DestinationHold['reason'] }
  | { readonly kind: 'retry'; readonly milliseconds: number }
  | { readonly kind: 'give-up' }

export interface FailedAttempt {
  readonly failure: Failure
  /**
   * Counts this attempt, and returns how many have failed in a row. Not called for one whose failure says nothing about its
   * own upload.
   */
  readonly countFailure: () => number
  /** Whether others get through to the same destination, so that the cause is this upload itself. */
  readonly isOwnFault: boolean
  /** Whether to wait for a person who corrects the settings or makes room on the disk, or for the network to come back. */
  readonly mayWait: boolean
  /** In [0, 1). */
  readonly random: number
}

/** How long to wait before looking again whether the disk has room: thousands of uploads may do so. */
const fullDiskMilliseconds = 15_000

export function afterFailure(attempt: FailedAttempt): AfterFailure {
  const { failure, mayWait, isOwnFault, random } = attempt
  if (mayWait && failure.kind === 'offline') return { kind: 'stop', reason: 'offline' }
  if (mayWait && isDestinationWide(failure) && !isOwnFault) return { kind: 'stop', reason: 'destination' }
  if (mayWait && failure.kind === 'disk-full' && failure.retryable)
    return { kind: 'retry', milliseconds: fullDiskMilliseconds }
  const milliseconds = retryDelay(failure, attempt.countFailure(), random)
  return milliseconds === undefined ? { kind: 'give-up' } : { kind: 'retry', milliseconds }
}
