import { describe, expect, it } from 'vitest'
import type { Translate } from '../../../electron/shared/failures/failure'
import type { Language } from '../../../electron/shared/languages'
import { createFormat, wholePercent, type Format } from '../../../renderer/i18n/format'
import { loadWords } from '../../../renderer/i18n/words'

async function formatOf(language: Language): Promise<Format> {
  const words = await loadWords(language)
  const translate: Translate = (key, facts) => words.t(key, { ...facts })
  return createFormat(language, translate)
}
const english = await formatOf('en')
const korean = await formatOf('ko')

describe('size', () => {
  it.each([
    [0, '0 B', '0B'],
    [999, '999 B', '999B'],
    [1_000, '1 kB', '1kB'],
    [999_499, '999 kB', '999kB'],
    [999_500, '1.0 MB', '1.0MB'],
    [6_800_000, '6.8 MB', '6.8MB'],
    [999_960_000, '1.00 GB', '1.00GB'],
    [2_500_000_000, '2.50 GB', '2.50GB'],
  ])('of %i bytes', (bytes, inEnglish, inKorean) => {
    expect([english.size(bytes), korean.size(bytes)]).toEqual([inEnglish, inKorean])
  })
})

it('texts are sorted as people expect, and numbers by their value', () => {
  const texts = ['sea 10', '하늘', 'Lake', 'sea 2', 'apple', '바다']
  expect(english.sorted(texts)).toEqual(['apple', 'Lake', 'sea 2', 'sea 10', '바다', '하늘'])
  expect(korean.sorted(texts)).toEqual(['바다', '하늘', 'apple', 'Lake', 'sea 2', 'sea 10'])
})

describe('sentOf', () => {
  it('names the unit of the whole once in English and twice in Korean', () => {
    expect(english.sentOf(300_000, 6_800_000)).toBe('0.3 of 6.8 MB')
    expect(korean.sentOf(300_000, 6_800_000)).toBe('6.8MB 중 0.3MB')
  })

  it('is a plain zero until there is something to show', () => {
    expect(english.sentOf(0, 5_000_000)).toBe('0 of 5.0 MB')
    expect(english.sentOf(40_000, 5_000_000)).toBe('0 of 5.0 MB')
    expect(english.sentOf(0, 5_000_000_000)).toBe('0 of 5.00 GB')
    expect(korean.sentOf(0, 5_000_000)).toBe('5.0MB 중 0MB')
  })
})

describe('speed', () => {
  it('is a size per second', () => {
    expect([english.speed(1_800_000), korean.speed(1_800_000)]).toEqual(['1.8 MB/s', '초당 1.8MB'])
  })
})

describe('duration', () => {
  it.each([
    [0.2, '1 s', '1초'],
    [59.4, '59 s', '59초'],
    [60, '1 min', '1분'],
    [3500, '58 min', '58분'],
    [5400, '1.5 h', '1.5시간'],
  ])('of %d seconds', (seconds, inEnglish, inKorean) => {
    expect([english.duration(seconds), korean.duration(seconds)]).toEqual([inEnglish, inKorean])
  })
})

describe('span', () => {
  it.each([
    [20, '1 minute', '1분'],
    [900, '15 minutes', '15분'],
    [3600, '1 hour', '1시간'],
    [86_400, '1 day', '1일'],
    [7 * 86_400, '7 days', '7일'],
  ])('of %i seconds', (seconds, inEnglish, inKorean) => {
    expect([english.span(seconds), korean.span(seconds)]).toEqual([inEnglish, inKorean])
  })

  it.each([
    [3599, '59 minutes'],
    [91 * 60, '1 hour'],
    [2.5 * 86_400, '2 days'],
  ])('never rounds %d seconds up', (seconds, said) => {
    expect(english.span(seconds)).toBe(said)
  })

  it.each([
    [12 * 3600 - 5, '12 hours'],
    [7 * 86_400 - 5, '7 days'],
  ])('rounds %d seconds up if they have only just begun', (seconds, said) => {
    expect(english.span(seconds)).toBe(said)
  })
})

describe('wholePercent', () => {
  it.each([
    [0, 0],
    [0.999, 99],
    [1, 100],
    [1.2, 100],
    [-1, 0],
  ])('of %d', (fraction, percent) => expect(wholePercent(fraction)).toBe(percent))
})

describe('day', () => {
  const now = new Date(2026, 10, 24, 0, 30).getTime()
  it.each([
    ['minutes ago on the same day', new Date(2026, 10, 24, 0, 1), 'Today', '오늘'],
    ['before midnight', new Date(2026, 10, 23, 23, 59), 'Yesterday', '어제'],
    ['earlier this year', new Date(2026, 10, 3, 12), 'Tuesday, November 3', '11월 3일 화요일'],
    ['another year', new Date(2025, 11, 31, 12), 'December 31, 2025', '2025년 12월 31일'],
  ])('%s', (_, at, inEnglish, inKorean) => {
    expect([english.day(at.getTime(), now), korean.day(at.getTime(), now)]).toEqual([inEnglish, inKorean])
  })
})

describe('ago', () => {
  const now = new Date(2026, 10, 24, 14, 0).getTime()
  it.each([
    [new Date(2026, 10, 24, 13, 59, 30), 'now', '지금'],
    [new Date(2026, 10, 24, 13, 57), '3 min. ago', '3분 전'],
    [new Date(2026, 10, 24, 11, 20), '11:20', '11:20'],
    [new Date(2026, 10, 23, 11, 20), 'Yesterday', '어제'],
    // What another clock wrote may lie ahead.
    [new Date(2026, 10, 24, 14, 5), 'now', '지금'],
  ])('of %s', (at, inEnglish, inKorean) => {
    expect([english.ago(at.getTime(), now), korean.ago(at.getTime(), now)]).toEqual([inEnglish, inKorean])
  })
})

describe('when', () => {
  const now = new Date(2026, 10, 24, 14, 0).getTime()
  it.each([
    ['earlier today', new Date(2026, 10, 24, 0, 5), '00:05', '00:05'],
    ['yesterday', new Date(2026, 10, 23, 23, 59), 'Nov 23, 2026, 23:59', '2026년 11월 23일 23:59'],
  ])('%s', (_, at, inEnglish, inKorean) => {
    expect([english.when(at.getTime(), now), korean.when(at.getTime(), now)]).toEqual([inEnglish, inKorean])
  })
})
