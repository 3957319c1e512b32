import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AdaptiveLimit } from '../../../../electron/core/uploads/queue/adaptive-limit'

const quick = 100
const slow = 3_000

describe('the number of uploads at once', () => {
  it("starts with the person's setting", () => {
    expect(new AdaptiveLimit(() => 8).current).toBe(8)
  })

  it('grows up to sixteen while all goes well', () => {
    const limit = new AdaptiveLimit(() => 8)
    for (let done = 0; done < 500; done += 1) limit.recordSuccess(quick, limit.current)
    expect(limit.current).toBe(16)
  })

  it("returns to the person's setting if the line is slow", () => {
    const limit = new AdaptiveLimit(() => 4)
    for (let done = 0; done < 9; done += 1) limit.recordSuccess(quick, limit.current)
    expect(limit.current).toBe(6)
    limit.recordSuccess(slow, limit.current)
    expect(limit.current).toBe(4)
    for (let done = 0; done < 9; done += 1) limit.recordSuccess(slow, limit.current)
    expect(limit.current).toBe(4)
  })

  it('does not grow while fewer uploads run than may', () => {
    const limit = new AdaptiveLimit(() => 4)
    for (let done = 0; done < 50; done += 1) limit.recordSuccess(quick, 3)
    expect(limit.current).toBe(4)
  })

  it("stays one if that is the person's setting", () => {
    const limit = new AdaptiveLimit(() => 1)
    for (let done = 0; done < 50; done += 1) limit.recordSuccess(quick, limit.current)
    expect(limit.current).toBe(1)
  })

  it('drops to one at once when the person sets that', () => {
    let wanted = 4
    const limit = new AdaptiveLimit(() => wanted)
    wanted = 1
    limit.recordSuccess(quick, 4)
    expect(limit.current).toBe(1)
  })

  it('starts again with a changed setting', () => {
    let wanted = 4
    const limit = new AdaptiveLimit(() => wanted)
    for (let done = 0; done < 50; done += 1) limit.recordSuccess(quick, limit.current)
    wanted = 3
    expect(limit.current).toBe(3)
  })

  it('is halved when the server is overloaded, down to one', () => {
    const limit = new AdaptiveLimit(() => 8)
    const seen = ['throttled', 'timeout', 'throttled', 'throttled'].map((kind) => {
      limit.recordFailure(kind === 'timeout' ? 'timeout' : 'throttled')
      return limit.current
    })
    expect(seen).toEqual([4, 2, 1, 1])
  })

  it('is not changed by failures that do not mean overload', () => {
    const limit = new AdaptiveLimit(() => 8)
    limit.recordFailure('access-denied')
    limit.recordFailure('file-changed')
    expect(limit.current).toBe(8)
  })

  it('grows by one after each successful round, also after it was halved', () => {
    const limit = new AdaptiveLimit(() => 4)
    limit.recordFailure('throttled')
    const seen = Array.from({ length: 9 }, () => {
      limit.recordSuccess(quick, limit.current)
      return limit.current
    })
    expect(seen).toEqual([2, 3, 3, 3, 4, 4, 4, 4, 5])
  })

  it("grows back to the person's setting after it was halved, even on a slow line", () => {
    const limit = new AdaptiveLimit(() => 4)
    limit.recordFailure('timeout')
    limit.recordFailure('timeout')
    const seen = Array.from({ length: 9 }, () => {
      limit.recordSuccess(slow, limit.current)
      return limit.current
    })
    expect(seen).toEqual([2, 2, 3, 3, 3, 4, 4, 4, 4])
  })

  it('is always between one and sixteen', () => {
    const events = fc.array(
      fc.constantFrom<'well' | 'slowly' | 'throttled' | 'timeout'>('well', 'slowly', 'throttled', 'timeout'),
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), events, (wanted, sequence) => {
        const limit = new AdaptiveLimit(() => wanted)
        for (const event of sequence) {
          if (event === 'well') limit.recordSuccess(quick, limit.current)
          else if (event === 'slowly') limit.recordSuccess(slow, limit.current)
          else limit.recordFailure(event)
          expect(limit.current).toBeGreaterThanOrEqual(1)
          expect(limit.current).toBeLessThanOrEqual(16)
        }
      }),
    )
  })
})
