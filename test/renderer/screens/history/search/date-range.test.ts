import { describe, expect, it } from 'vitest'
import { startOf, type DateRange } from '../../../../../renderer/screens/history/search/date-range'

const now = new Date(2026, 2, 5, 14, 2).getTime()

describe('the start of a date range', () => {
  it('is open for any time', () => {
    expect(startOf('any', now)).toEqual({})
  })

  it.each<[range: DateRange, start: Date]>([
    ['today', new Date(2026, 2, 5)],
    ['week', new Date(2026, 1, 27)],
    ['month', new Date(2026, 1, 4)],
    ['year', new Date(2026, 0, 1)],
  ])('is the beginning of a day for %s', (range, start) => {
    expect(startOf(range, now)).toEqual({ since: start.getTime() })
  })
})
