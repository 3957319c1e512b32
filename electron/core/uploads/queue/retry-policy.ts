import type { Failure } from '../../../shared/failures/failure'

export const maximumAttempts = 5
const baseMilliseconds = 500
const ceilingMilliseconds = 20_000
/** Nobody waits longer than this for the next attempt, even if the server asks for that: somebody waits for the result. */
export const longestWaitMilliseconds = 5 * 60_000

/**
 * How long to wait before the next attempt, in milliseconds, or undefined to give up.
 *
 * Full jitter: a random time between nothing and an exponentially growing ceiling, so that many
 * uploads that failed together do not come back together.
 * Source: "Exponential Backoff And Jitter", AWS Architecture Blog.
 *
 * @param failedAttempts how many attempts have failed so far, at least 1
 * @param random in [0, 1)
 */
export function retryDelay(failure: Failure, failedAttempts: number, random: number): number | undefined {
  if (!failure.retryable || failedAttempts >= maximumAttempts) return undefined
  const ceiling = Math.min(ceilingMilliseconds, baseMilliseconds * 2 ** failedAttempts)
  const asked = failure.facts['retryAfterMilliseconds']
  const minimumMilliseconds = typeof asked === 'number' ? Math.min(asked, longestWaitMilliseconds) : 0
  return Math.max(minimumMilliseconds, Math.round(random * ceiling))
}
