import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maximumAttempts, retryDelay } from '../../../electron/core/uploads/retry-policy'
import { failure } from '../../../electron/shared/failure'

describe('the retry policy', () => {
  it.each(['access-denied', 'secret-wrong', 'file-changed', 'not-an-image'] as const)(
    'gives up at once on %s, which no retry can mend',
    (kind) => {
      expect(retryDelay(failure(kind), 1, 0.5)).toBeUndefined()
    },
  )

  it.each(['timeout', 'throttled', 'server-error', 'offline'] as const)('tries again after %s', (kind) => {
    expect(retryDelay(failure(kind), 1, 0.5)).toBe(500)
  })

  it('gives up after the last attempt', () => {
    expect(retryDelay(failure('timeout'), maximumAttempts, 0.5)).toBeUndefined()
  })

  it('waits at least as long as the server asked', () => {
    expect(retryDelay(failure('throttled', { retryAfterMilliseconds: 7000 }), 1, 0)).toBe(7000)
  })

  it('waits between nothing and a ceiling that grows, never over 20 seconds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempts, random) => {
          const delay = retryDelay(failure('timeout'), attempts, random)
          expect(delay).toBeGreaterThanOrEqual(0)
          expect(delay).toBeLessThanOrEqual(Math.min(20_000, 500 * 2 ** attempts))
        },
      ),
    )
  })
})
