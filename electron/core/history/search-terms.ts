import { timeSpanOf, type TimeSpan } from './date-words'

/** One thing that an entry must have: the text somewhere, or a moment within the time it names. */
export interface SearchTerm {
  /** Any of which will do, folded as the texts that are searched are. */
  readonly texts: readonly string[]
  readonly time?: TimeSpan
}

/** More would only be a text pasted by mistake. */
const mostTerms = 20
/** The longest name of a time, as in `24 de noviembre de 2026`. */
const mostWordsOfTime = 5

/**
 * What a search text asks for, word by word. Words that name a time stand together as one term; an
 * entry fits it by its moment or, since a file may be called `yesterday.png`, by having the words.
 */
export function searchTerms(text: string, now: number): readonly SearchTerm[] {
  const words = foldText(text)
    .split(/[\s\0]+/u)
    .filter((word) => word !== '')
  const terms: SearchTerm[] = []
  for (let at = 0; at < words.length && terms.length < mostTerms;) {
    const length = [...Array(mostWordsOfTime).keys()]
      .map((index) => mostWordsOfTime - index)
      .find((count) => timeSpanOf(words.slice(at, at + count).join(' '), now) !== undefined)
    const term = words.slice(at, at + (length ?? 1)).join(' ')
    const time = timeSpanOf(term, now)
    terms.push({ texts: textsOf(term), ...(time && { time }) })
    at += length ?? 1
  }
  return terms
}

/** A link is also looked for as people read it, and without what comes and goes behind its `?`. */
function textsOf(term: string): readonly string[] {
  const address = term.includes('://') ? (term.split('?', 1)[0] ?? term) : term
  return [...new Set([term, address, foldText(decodedUrl(term)), foldText(decodedUrl(address))])]
}

/** A URL as people read it, and as it is searched; what is none stays. */
export function decodedUrl(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** So that case makes no difference, nor that macOS takes Hangul apart. */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
