import { percentDecode } from '../../percent-decode'
import { timeSpanOf, type TimeSpan } from './date-words'

/** One thing that an entry must have: the text anywhere, or a time within the time span. */
export interface SearchTerm {
  /** Any of these will do; folded like the texts that are searched. */
  readonly texts: readonly string[]
  readonly time?: TimeSpan
}

/** More terms than this are a text pasted by mistake. */
const maxTerms = 20
/** The most words in the name of a time, as in `24 de noviembre de 2026`. */
const maxWordsOfTime = 5
/** A phrase in quotes, which may still lack its end, or a word. */
const wordOrPhrase = /["“][^"“”\0]*["”]?|[^\s\0]+/gu

/**
 * The terms of a search text, word by word. A phrase in quotes is one term. Words that name a time form one term; an
 * entry matches it by its time or, as a file may be called `yesterday.png`, by containing the words.
 */
export function searchTerms(text: string, now: number): readonly SearchTerm[] {
  const words = (foldText(text).match(wordOrPhrase) ?? []).filter((word) => unquoted(word).trim() !== '')
  const terms: SearchTerm[] = []
  for (let at = 0; at < words.length && terms.length < maxTerms;) {
    const length = [...Array(maxWordsOfTime).keys()]
      .map((index) => maxWordsOfTime - index)
      .find((count) => timeSpanOf(words.slice(at, at + count).join(' '), now) !== undefined)
    const term = words.slice(at, at + (length ?? 1)).join(' ')
    const time = timeSpanOf(term, now)
    terms.push({ texts: textsOf(unquoted(term)), ...(time && { time }) })
    at += length ?? 1
  }
  return terms
}

/** A phrase without its quotes; a word as it is. */
function unquoted(word: string): string {
  return /^["“]/u.test(word) ? word.replace(/["“”]/gu, '') : word
}

/** Searches for a link also in decoded form, and without its query, which changes. */
function textsOf(term: string): readonly string[] {
  const address = term.includes('://') ? (term.split('?', 1)[0] ?? term) : term
  return [...new Set([term, address, foldText(percentDecode(term)), foldText(percentDecode(address))])]
}

/**
 * Ignores case, and whether Hangul is composed or, as on macOS, decomposed. The small letter of the Greek Σ depends on what
 * follows it, which differs between a name and a word of it.
 */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ς', 'σ')
}
