import { describe, expect, it } from 'vitest'
import { timeSpanOf } from '../../../../electron/core/history/search/date-words'

/** A Wednesday. */
const now = new Date(2026, 10, 25, 15, 30).getTime()

/** From the first day up to, but without, the second; months from 1. */
function span(from: readonly [number, number, number], to: readonly [number, number, number]) {
  const at = ([year, month, day]: readonly [number, number, number]) =>
    new Date(year, month - 1, day).getTime()
  return { since: at(from), until: at(to) }
}

describe('words for a time', () => {
  it.each([
    [['today', '오늘'], span([2026, 11, 25], [2026, 11, 26])],
    [['yesterday', '어제'], span([2026, 11, 24], [2026, 11, 25])],
    [['그저께', '그제'], span([2026, 11, 23], [2026, 11, 24])],
    [['this week', '이번 주', '이번주'], span([2026, 11, 23], [2026, 11, 30])],
    [['last week', '지난주', '지난 주'], span([2026, 11, 16], [2026, 11, 23])],
    [
      ['this month', '이번 달', '이번달', '2026-11', '2026.11', 'november', '11월', '2026년 11월'],
      span([2026, 11, 1], [2026, 12, 1]),
    ],
    [['last month', '지난달', '2026/10', 'october 2026', '10월'], span([2026, 10, 1], [2026, 11, 1])],
    [['this year', '올해', '2026', '2026년'], span([2026, 1, 1], [2027, 1, 1])],
    [['last year', '작년', '지난해', '2025'], span([2025, 1, 1], [2026, 1, 1])],
    [['december', '12월', '2025-12'], span([2025, 12, 1], [2026, 1, 1])],
    [
      [
        '2026-11-24',
        '2026.11.24',
        '2026년 11월 24일',
        '11월 24일',
        '11월24일',
        'november 24, 2026',
        'nov 24',
      ],
      span([2026, 11, 24], [2026, 11, 25]),
    ],
    [['12월 31일'], span([2025, 12, 31], [2026, 1, 1])],
    [['2024-2-29'], span([2024, 2, 29], [2024, 3, 1])],
  ])('%s', (words, expected) => {
    for (const word of words) expect(timeSpanOf(word, now), word).toEqual(expected)
  })

  it.each([
    '',
    'cat',
    '2026-13',
    '2026-00',
    '2025-02-29',
    '13월',
    '13월 1일',
    '2월 30일',
    'smarch 2026',
    '1999',
    '20261125',
    'last',
    'november24',
    'february 30',
  ])('do not include "%s"', (words) => expect(timeSpanOf(words, now)).toBeUndefined())

  it('know on a Sunday which week it is', () => {
    const sunday = new Date(2026, 10, 29, 23).getTime()
    expect(timeSpanOf('this week', sunday)).toEqual(span([2026, 11, 23], [2026, 11, 30]))
  })

  it('know in January what last month was', () => {
    const newYear = new Date(2027, 0, 1).getTime()
    expect(timeSpanOf('last month', newYear)).toEqual(span([2026, 12, 1], [2027, 1, 1]))
    expect(timeSpanOf('yesterday', newYear)).toEqual(span([2026, 12, 31], [2027, 1, 1]))
  })
})
