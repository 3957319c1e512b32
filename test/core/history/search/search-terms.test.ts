import { describe, expect, it } from 'vitest'
import { searchTerms } from '../../../../electron/core/history/search/search-terms'

const now = new Date(2026, 10, 25).getTime()
const termsOf = (text: string) =>
  searchTerms(text, now).map(({ texts, time }) => [texts[0], time !== undefined])

describe('search terms', () => {
  it.each([
    ['nothing', ' ', []],
    [
      'words, folded',
      'Jeju  CAFÉ',
      [
        ['jeju', false],
        ['café', false],
      ],
    ],
    ['Hangul put together', '한글'.normalize('NFD'), [['한글', false]]],
    [
      'a word for a time',
      'cat yesterday',
      [
        ['cat', false],
        ['yesterday', true],
      ],
    ],
    [
      'several words for one time',
      'last week cat',
      [
        ['last week', true],
        ['cat', false],
      ],
    ],
    [
      'a date in Korean',
      '고양이 2026년 11월 24일',
      [
        ['고양이', false],
        ['2026년 11월 24일', true],
      ],
    ],
    [
      'words that only begin like a time',
      'last cat',
      [
        ['last', false],
        ['cat', false],
      ],
    ],
    [
      'two times',
      '어제 오늘',
      [
        ['어제', true],
        ['오늘', true],
      ],
    ],
    [
      'a phrase in quotes without them, and its words never for a time',
      '"Last Week" cat',
      [
        ['last week', false],
        ['cat', false],
      ],
    ],
    ['a phrase that is still being typed', '“제주 바다', [['제주 바다', false]]],
    ['a quote within a word as it is', '17"monitor', [['17"monitor', false]]],
    ['nothing from quotes around nothing', '"" "', []],
  ])('parse %s', (_what, text, expected) => expect(termsOf(text)).toEqual(expected))

  it('parse a URL also in decoded form', () => {
    expect(searchTerms('https://a.example/%ED%95%9C.png 100%', now).map(({ texts }) => texts)).toEqual([
      ['https://a.example/%ed%95%9c.png', 'https://a.example/한.png'],
      ['100%'],
    ])
  })

  it('are at most twenty', () => {
    expect(termsOf('word '.repeat(500))).toHaveLength(20)
  })
})
