const firstSyllable = 0xac00
const firstVowel = 0x314f
const [vowelCount, trailingCount] = [21, 28]
const leading = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
/** The first of the 28 stands for no trailing consonant. */
const trailing = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'

/** Letters that take two keys. */
const typedAsTwo = lettersAt(
  'ㅘㅙㅚㅝㅞㅟㅢㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ',
  'ㅗㅏ ㅗㅐ ㅗㅣ ㅜㅓ ㅜㅔ ㅜㅣ ㅡㅣ ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ'.split(' '),
)

/** The keys of the Korean 2-set layout, by their Latin letters; Shift changes the Hangul letter of only some keys. */
const twoSet = lettersAt(
  'rRseEfaqQtTdwWczxvgkoiOjpuPhynbml',
  'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ',
)

/** Splits composed Hangul syllables into the letters typed for them: 한 becomes ㅎㅏㄴ. */
export function hangulLetters(text: string): string {
  return text
    .replace(/[가-힣]/gu, lettersOfSyllable)
    .replace(/[ㄱ-ㅣ]/gu, (letter) => typedAsTwo.get(letter) ?? letter)
}

/** The Hangul letters on the keys of a Latin text: outside text fields the input method is off. */
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
