import { describe, expect, it } from 'vitest'
import { readerOfDates } from '../../../../electron/core/history/search/written-dates'

const day = { year: 2026, monthIndex: 10, day: 24 }
const dayOfAnyYear = { ...day, year: undefined }
const month = { ...day, day: undefined }
const monthOfAnyYear = { ...month, year: undefined }
const year = { year: 2026, monthIndex: undefined, day: undefined }

describe('a date as a language writes it', () => {
  it.each([
    ['en', 'november 24, 2026', day],
    ['en', 'nov 24 2026', day],
    ['en', 'november 24', dayOfAnyYear],
    ['en', 'november 2026', month],
    ['en', 'november', monthOfAnyYear],
    ['en', 'nov', undefined],
    ['en', 'november24', undefined],
    ['ko', '2026년 11월 24일', day],
    ['ko', '11월24일', dayOfAnyYear],
    ['ko', '2026년', year],
    ['ja', '2026年11月24日', day],
    ['ja', '2026年', year],
    ['de', '24. november 2026', day],
    ['de', '24 november', dayOfAnyYear],
    ['es', '24 de noviembre de 2026', day],
    ['ru', '24 ноября', dayOfAnyYear],
    ['ru', 'ноябрь', monthOfAnyYear],
    ['any', '2026-11-24', day],
    ['any', '2026/11', month],
    ['any', '2026', year],
    ['any', '20261124', undefined],
  ])('%s: %s', (language, words, expected) => {
    expect(readerOfDates(language === 'any' ? [] : [language])(words)).toEqual(expected)
  })
})
