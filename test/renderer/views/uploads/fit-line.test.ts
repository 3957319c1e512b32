import { describe, expect, it } from 'vitest'
import { fitLine, type LineParts } from '../../../../renderer/views/uploads/fit-line'

/** Hangul letters are twice as wide as others. */
function widthOf(text: string): number {
  return text.length + (text.match(/\p{Script=Hangul}/gu)?.length ?? 0)
}

function line(parts: Partial<LineParts>): LineParts {
  return {
    before: '',
    place: 'https://img.example.com/',
    start: '',
    end: 'cat.png',
    query: '',
    after: '',
    ...parts,
  }
}

describe('a line that is too long', () => {
  it('is not cut as long as it fits', () => {
    expect(fitLine(line({}), 31, widthOf)).toEqual({ place: undefined, start: undefined })
  })

  it('loses the end of its place first, and of that no more than it must', () => {
    expect(fitLine(line({}), 30, widthOf)).toEqual({ place: 23, start: undefined })
    expect(fitLine(line({ before: '![cat](', after: ')' }), 30, widthOf).place).toBe(15)
  })

  it('keeps the beginning of its place, and then loses the middle of its name', () => {
    const parts = line({ start: 'screenshot-of-', end: 'a-garden.png' })
    expect(fitLine(parts, 30, widthOf)).toEqual({ place: 10, start: 8 })
    expect(fitLine(parts, 10, widthOf)).toEqual({ place: 10, start: 6 })
  })

  it('leaves no gap behind the ellipsis where a wide letter no longer fits', () => {
    const parts = line({ start: '한라산정상에서바라본', end: '풍경.png' })
    const cut = [30, 31].map((room) => fitLine(parts, room, widthOf).start)
    expect(cut).toEqual([11, 13])
  })

  it('counts only the lines around its link, and lets a query run beyond the room', () => {
    const around = line({ before: '<a>\n  ', after: '\n</a that is long>' })
    expect(fitLine(around, 33, widthOf)).toEqual({ place: undefined, start: undefined })
    const signed = line({ query: `?${'x'.repeat(99)}`, start: 'of-a-cat-', end: 'in-the-sun.png' })
    expect(fitLine(signed, 33, widthOf)).toEqual({ place: 10, start: undefined })
  })
})
