import type { Failure } from '../../../shared/failure'
import type { DestinationHold } from '../../../shared/upload'
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
  /** How many have failed in a row, this one included. */
  readonly failedAttempts: () => number
  /** Others get through to the same destination: the cause lies in this upload. */
  readonly isOwnFault: boolean
  /** Whether somebody can be waited for: a person who mends the settings, a network that comes back. */
  readonly mayWait: boolean
  /** In [0, 1). */
  readonly random: number
}

export function afterFailure(attempt: FailedAttempt): AfterFailure {
  const { failure, mayWait, isOwnFault, random } = attempt
  if (mayWait && failure.kind === 'offline') return { kind: 'stop', reason: 'offline' }
  if (mayWait && isDestinationWide(failure) && !isOwnFault) return { kind: 'stop', reason: 'destination' }
  const milliseconds = retryDelay(failure, attempt.failedAttempts(), random)
  return milliseconds === undefined ? { kind: 'give-up' } : { kind: 'retry', milliseconds }
}
