import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  maxObjectBytes,
  multipartThresholdBytes,
  partRange,
  planMultipart,
  storedBytesOf,
} from '../../../../../electron/core/uploads/attempt/parts/multipart-plan'

const mebibyte = 1024 ** 2
/** S3's limit for all parts but the last. */
const minPartBytes = 5 * mebibyte

describe('the plan of a multipart upload', () => {
  it.each([
    [0, undefined],
    [16 * mebibyte, undefined],
    [16 * mebibyte + 1, { partBytes: 8 * mebibyte, partCount: 3 }],
    [1024 * mebibyte, { partBytes: 8 * mebibyte, partCount: 128 }],
    [6 * 1024 * mebibyte, { partBytes: 8 * mebibyte, partCount: 768 }],
    [maxObjectBytes, { partBytes: 525 * mebibyte, partCount: 9987 }],
  ])('of %d bytes is %j', (sizeBytes, plan) => {
    expect(planMultipart(sizeBytes, 10_000)).toEqual(plan)
  })

  it('respects a server that accepts fewer parts', () => {
    expect(planMultipart(100 * 1024 * mebibyte, 1000)).toEqual({ partBytes: 103 * mebibyte, partCount: 995 })
  })

  it('covers every byte once, with parts of at least 5 MiB except the last, and never more than allowed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: multipartThresholdBytes + 1, max: maxObjectBytes }),
        fc.constantFrom(1000, 10_000),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (sizeBytes, maxParts, where) => {
          const plan = planMultipart(sizeBytes, maxParts)
          if (plan === undefined) throw new Error('a plan was due')
          expect(plan.partCount).toBeLessThanOrEqual(maxParts)
          expect(plan.partBytes).toBeGreaterThanOrEqual(minPartBytes)
          const first = partRange(plan, 1, sizeBytes)
          const last = partRange(plan, plan.partCount, sizeBytes)
          expect(first.start).toBe(0)
          expect(last.end).toBe(sizeBytes)
          expect(last.end).toBeGreaterThan(last.start)
          const number = 1 + Math.floor(where * (plan.partCount - 1))
          const some = partRange(plan, number, sizeBytes)
          expect(partRange(plan, number + 1, sizeBytes).start).toBe(some.end)
          expect(some.end - some.start).toBe(plan.partBytes)
        },
      ),
    )
  })
})

describe('the bytes of a multipart upload that are stored', () => {
  it.each([
    ['none at first', ['', '', ''], 0],
    ['those of each stored part, in whatever order they came', ['', 'b', ''], 400],
    ['the shorter last part by its own length', ['', 'b', 'c'], 600],
    ['the whole file in the end', ['a', 'b', 'c'], 1000],
  ])('are %s', (_what, etags, bytes) => {
    expect(storedBytesOf({ multipartId: 'm', partBytes: 400, etags }, 1000)).toBe(bytes)
  })
})
