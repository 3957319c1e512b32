import { describe, expect, it } from 'vitest'
import { hangulLetters, hangulOfKeys } from '../../../renderer/selection/hangul-letters'

const letters = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ'
const everySyllable = Array.from({ length: 0xd7a3 - 0xac00 + 1 }, (_, index) =>
  String.fromCodePoint(0xac00 + index),
)

describe('the letters of Hangul', () => {
  it.each([
    ['한라산', 'ㅎㅏㄴㄹㅏㅅㅏㄴ'],
    ['가', 'ㄱㅏ'],
    ['힣', 'ㅎㅣㅎ'],
    ['까치', 'ㄲㅏㅊㅣ'],
    ['있다', 'ㅇㅣㅆㄷㅏ'],
    ['닭값', 'ㄷㅏㄹㄱㄱㅏㅂㅅ'],
    ['의외', 'ㅇㅡㅣㅇㅗㅣ'],
    ['얘', 'ㅇㅒ'],
    ['ㅋㅋ ㄳ', 'ㅋㅋ ㄱㅅ'],
    ['a 1.png', 'a 1.png'],
    ['漢字é', '漢字é'],
  ])('of %j are %j', (text, typed) => {
    expect(hangulLetters(text)).toBe(typed)
  })

  it('are different for every syllable, and each is one key', () => {
    const all = everySyllable.map(hangulLetters)
    expect(new Set(all).size).toBe(11_172)
    expect(new Set(all.join(''))).toEqual(new Set(letters))
  })
})

describe('the keys of the 2-set layout', () => {
  it.each([
    ['gksfktks', 'ㅎㅏㄴㄹㅏㅅㅏㄴ'],
    ['Rkcl', 'ㄲㅏㅊㅣ'],
    ['dOdP', 'ㅇㅒㅇㅖ'],
    ['GKS', 'ㅎㅏㄴ'],
    ['ekfrrkqt', 'ㄷㅏㄹㄱㄱㅏㅂㅅ'],
    ['g 1.', 'ㅎ 1.'],
    ['ㅎㅏㄴ', 'ㅎㅏㄴ'],
  ])('%j give %j', (keys, typed) => {
    expect(hangulOfKeys(keys)).toBe(typed)
  })

  it('give every letter', () => {
    const latin = 'abcdefghijklmnopqrstuvwxyz'
    expect(new Set(hangulOfKeys(latin + latin.toUpperCase()))).toEqual(new Set(letters))
  })
})
