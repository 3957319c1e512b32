import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dealOut } from '../../../build/tests/even-shards.mjs'

describe('test files divided into shards', () => {
  it('make shards of equal duration, whatever their number of files', () => {
    expect(dealOut(['a', 'b', 'c', 'd'], 2, { a: 60, b: 20, c: 10, d: 30 })).toEqual([['a'], ['d', 'b', 'c']])
  })

  it('count as an average file if they were never measured', () => {
    expect(dealOut(['new', 'newer', 'long'], 2, { long: 9 })).toEqual([['long'], ['new', 'newer']])
  })

  it('are each in exactly one shard, in whatever order they are given', () => {
    const files = fc.uniqueArray(fc.tuple(fc.nat(200), fc.nat(60)), { selector: ([number]) => number })
    fc.assert(
      fc.property(files, fc.integer({ min: 1, max: 4 }), (measured, count) => {
        const took = Object.fromEntries(
          measured.map(([number, seconds]) => [`${String(number)}.test.ts`, seconds]),
        )
        const names = Object.keys(took)
        const shards = dealOut(names, count, took)
        expect(shards.flat().sort()).toEqual([...names].sort())
        expect(dealOut([...names].reverse(), count, took)).toEqual(shards)
      }),
    )
  })
})
