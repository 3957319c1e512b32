const firstSyllable = 0xac00
const firstVowel = 0x314f
const [vowelCount, trailingCount] = [21, 28]
const leading = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
/** Of the 28 the first is none. */
const trailing = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'

/** Letters that take two keys. */
const typedAsTwo = lettersAt(
  'ㅘㅙㅚㅝㅞㅟㅢㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ',
  'ㅗㅏ ㅗㅐ ㅗㅣ ㅜㅓ ㅜㅔ ㅜㅣ ㅡㅣ ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ'.split(' '),
)

/** The keys of the Korean 2-set layout, by what they give in Latin; with Shift only some give another letter. */
const twoSet = lettersAt(
  'rRseEfaqQtTdwWczxvgkoiOjpuPhynbml',
  'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ',
)

/** Syllables of Hangul in a composed text, as the letters that are typed for them one by one: 한 is ㅎㅏㄴ. */
export function hangulLetters(text: string): string {
  return text
    .replace(/[가-힣]/gu, lettersOfSyllable)
    .replace(/[ㄱ-ㅣ]/gu, (letter) => typedAsTwo.get(letter) ?? letter)
}

/** The letters of Hangul on the keys that gave a Latin text: outside of text fields input methods are off. */
export function hangulOfKeys(text: string): string {
  return text.replace(/[a-z]/giu, (key) => twoSet.get(key) ?? twoSet.get(key.toLowerCase()) ?? key)
}

function lettersOfSyllable(syllable: string): string {
  const index = (syllable.codePointAt(0) ?? firstSyllable) - firstSyllable
  const last = index % trailingCount
  const vowel = Math.floor(index / trailingCount) % vowelCount
  const first = Math.floor(index / trailingCount / vowelCount)
  return leading.charAt(first) + String.fromCodePoint(firstVowel + vowel) + trailing.charAt(last - 1)
}

function lettersAt(keys: string, letters: Iterable<string>): ReadonlyMap<string, string> {
  const all = Array.from(letters)
  return new Map(Array.from(keys, (key, index) => [key, all[index] ?? key]))
}
