import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withSuffix } from '../../../electron/core/naming/with-suffix'
import { utf8Length } from '../../../electron/core/naming/cut-text'

describe('the suffix of a taken key', () => {
  it.each([
    ['a/b.png', 1, 'a/b.png'],
    ['a/b.png', 2, 'a/b-2.png'],
    ['a/b.png', 11, 'a/b-11.png'],
    ['b', 2, 'b-2'],
    ['a.b/c', 2, 'a.b/c-2'],
    ['a/.png', 2, 'a/.png-2'],
    ['v1.2', 2, 'v1.2-2'],
    ['a/한라산 정상.tar.jpeg', 3, 'a/한라산 정상.tar-3.jpeg'],
  ])('of %s for %i is %s', (key, n, suffixed) => {
    expect(withSuffix(key, n)).toBe(suffixed)
  })

  it('cuts the name of a key of full length, but never its extension', () => {
    const key = `${'a/'.repeat(10)}${'b'.repeat(1000)}.png`
    expect(withSuffix(key, 12)).toBe(`${'a/'.repeat(10)}${'b'.repeat(997)}-12.png`)
  })

  it('does not produce the taken key again if that already ends in the suffix', () => {
    const key = `${'b'.repeat(1018)}-2.png`
    expect(withSuffix(key, 2)).toBe(`${'b'.repeat(1017)}-2.png`)
  })

  it('differs for every number, and never makes a key too long', () => {
    const keys = fc
      .tuple(
        fc.string({ unit: 'grapheme', maxLength: 1200 }),
        fc.constantFrom('', '.png', '-2.png', '-3', '.jpeg'),
      )
      .map(([stem, tail]) => `x${stem}${tail}`)
      .filter((key) => utf8Length(key) <= 1024 && utf8Length(key) > 0)
    fc.assert(
      fc.property(
        keys,
        fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 5 }),
        (key, ns) => {
          const suffixed = ns.map((n) => withSuffix(key, n))
          expect(new Set(suffixed).size).toBe(ns.length)
          for (const each of suffixed) expect(utf8Length(each)).toBeLessThanOrEqual(1024)
        },
      ),
    )
  })
})
