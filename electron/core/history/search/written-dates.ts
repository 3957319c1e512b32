/** A date as far as it is given: a year, a month of it (or of the latest year), a day of that. */
export interface WrittenDate {
  readonly year: number | undefined
  /** Counts from 0, as in a `Date`. */
  readonly monthIndex: number | undefined
  readonly day: number | undefined
}

/** Reads a date in one notation of one language. */
type Reader = (words: string) => WrittenDate | undefined

const shapes: readonly Intl.DateTimeFormatOptions[] = [
  { year: 'numeric' },
  { month: 'long' },
  ...(['long', 'short'] as const).flatMap((month): Intl.DateTimeFormatOptions[] => [
    { year: 'numeric', month, day: 'numeric' },
    { year: 'numeric', month },
    { month, day: 'numeric' },
  ]),
]

/** 2026, 2026-11, 2026.11.24, 2026/11/24. */
const numbers = /^(?<year>20\d\d)(?:[-./](?<month>\d{1,2})(?:[-./](?<day>\d{1,2}))?)?$/

/**
 * Reads a date as a language writes it, using `Intl`, or in numbers from year to day.
 *
 * @param languages ISO 639 codes
 * @returns a reader of words in lower case with single spaces between them
 */
export function readerOfDates(languages: readonly string[]): Reader {
  const readers = languages.flatMap((language) => shapes.map((shape) => readerOf(language, shape)))
  return (words) => {
    const numeric = numbers.exec(words)?.groups
    if (numeric !== undefined) {
      const month = numberIn(numeric['month'])
      return {
        year: numberIn(numeric['year']),
        monthIndex: month === undefined ? undefined : month - 1,
        day: numberIn(numeric['day']),
      }
    }
    for (const read of readers) {
      const date = read(words)
      if (date !== undefined) return date
    }
    return undefined
  }
}

function readerOf(language: string, shape: Intl.DateTimeFormatOptions): Reader {
  const writer = new Intl.DateTimeFormat(language, shape)
  const months = new Map(
    Array.from({ length: 12 }, (_, index) => {
      const parts = writer.formatToParts(new Date(2026, index, 24))
      return [parts.find(({ type }) => type === 'month')?.value.toLowerCase() ?? '', index] as const
    }),
  )
  // If months are numbers with a sign, as 11월, the signs separate the parts, and spaces are optional.
  const isInSigns = [...months.keys()].every((name) => /^\d/.test(name))
  const pattern = new RegExp(
    `^${writer
      .formatToParts(new Date(2026, 10, 24))
      .map(({ type, value }) => {
        if (type === 'year') return '(?<year>20\\d\\d)'
        if (type === 'month') return `(?<month>${[...months.keys()].map(escaped).join('|')})`
        if (type === 'day') return '(?<day>\\d{1,2})'
        return between(value.toLowerCase(), isInSigns)
      })
      .join('')}$`,
    'u',
  )
  return (words) => {
    const groups = pattern.exec(words)?.groups
    if (groups === undefined) return undefined
    return {
      year: numberIn(groups['year']),
      monthIndex: groups['month'] === undefined ? undefined : months.get(groups['month']),
      day: numberIn(groups['day']),
    }
  }
}

/** A pattern for the text between the parts; punctuation such as commas is optional. */
function between(text: string, isInSigns: boolean): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[^\p{L} ]|\p{L}+| /gu, (part) => {
    if (part === ' ') return isInSigns ? ' ?' : ' '
    return /\p{L}/u.test(part) ? part : `${escaped(part)}?`
  })
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

const numberIn = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits)
