import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maximumAttempts, retryDelay } from '../../../../electron/core/uploads/queue/retry-policy'
import { failure } from '../../../../electron/shared/failures/failure'

describe('the retry policy', () => {
  it.each(['access-denied', 'secret-wrong', 'file-changed', 'not-an-image'] as const)(
    'gives up at once on %s, which no retry can fix',
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

  it('honours a long wait that the server asks for, within reason', () => {
    expect(retryDelay(failure('throttled', { retryAfterMilliseconds: 90_000 }), 1, 0)).toBe(90_000)
    expect(retryDelay(failure('throttled', { retryAfterMilliseconds: 86_400_000 }), 1, 0)).toBe(300_000)
  })

  it('ends: whatever fails and whatever the server asks for, the sum of all waits is bounded', () => {
    const draws = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 50, maxLength: 50 })
    const asked = fc.option(fc.nat(10_000_000), { nil: 0 })
    fc.assert(
      fc.property(draws, asked, (randoms, retryAfterMilliseconds) => {
        const refused = failure('throttled', { retryAfterMilliseconds })
        const delays = randoms.map((random, index) => retryDelay(refused, index + 1, random))
        const waits = delays.filter((delay) => delay !== undefined)
        expect(waits).toHaveLength(maximumAttempts - 1)
        expect(delays.slice(waits.length).every((delay) => delay === undefined)).toBe(true)
        expect(Math.min(...waits)).toBeGreaterThanOrEqual(Math.min(retryAfterMilliseconds, 300_000))
        expect(Math.max(...waits)).toBeLessThanOrEqual(300_000)
      }),
    )
  })

  it('waits between zero and a growing ceiling of at most 20 seconds', () => {
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
