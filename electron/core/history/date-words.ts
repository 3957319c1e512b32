import { inEveryLanguage, languages } from '../../shared/languages'

/** From the first moment up to the second, in milliseconds since the epoch. */
export interface TimeSpan {
  readonly since: number
  readonly until: number
}

type SpanOf = (today: Date) => TimeSpan

/** Asked for by the first search: at a start nobody waits for names of months. */
const monthIndexes = once(
  () =>
    new Map(
      languages.flatMap((language) => {
        const writer = new Intl.DateTimeFormat(language, { month: 'long' })
        return Array.from(
          { length: 12 },
          (_, index) => [writer.format(new Date(2026, index)).toLowerCase(), index] as const,
        )
      }),
    ),
)

/** What every language has for a time, each in several ways. */
const namesOf = (time: string): readonly string[] =>
  inEveryLanguage('history', 'dateWords', time).flatMap((ways) => ways.split('|'))

/** Days are counted by the calendar: one of them may have 23 or 25 hours. */
function days(first: Date, count: number): TimeSpan {
  const end = new Date(first.getFullYear(), first.getMonth(), first.getDate() + count)
  return { since: first.getTime(), until: end.getTime() }
}

const daysAgo = (today: Date, count: number) =>
  new Date(today.getFullYear(), today.getMonth(), today.getDate() - count)

/** Weeks begin on Monday (ISO 8601). */
const thisMonday = (today: Date) => daysAgo(today, (today.getDay() + 6) % 7)

const month = (year: number, index: number): TimeSpan => ({
  since: new Date(year, index, 1).getTime(),
  until: new Date(year, index + 1, 1).getTime(),
})

const year = (number: number): TimeSpan => ({
  since: new Date(number, 0, 1).getTime(),
  until: new Date(number + 1, 0, 1).getTime(),
})

/** The latest month of that name that has begun. */
const latestMonth = (today: Date, index: number) =>
  month(today.getFullYear() - (index > today.getMonth() ? 1 : 0), index)

const spans: Readonly<Record<string, SpanOf>> = {
  today: (today) => days(today, 1),
  yesterday: (today) => days(daysAgo(today, 1), 1),
  dayBeforeYesterday: (today) => days(daysAgo(today, 2), 1),
  thisWeek: (today) => days(thisMonday(today), 7),
  lastWeek: (today) => days(daysAgo(thisMonday(today), 7), 7),
  thisMonth: (today) => month(today.getFullYear(), today.getMonth()),
  lastMonth: (today) => month(today.getFullYear(), today.getMonth() - 1),
  thisYear: (today) => year(today.getFullYear()),
  lastYear: (today) => year(today.getFullYear() - 1),
}

const byName = once(
  () =>
    new Map<string, SpanOf>([
      ...Object.entries(spans).flatMap(([time, span]) => namesOf(time).map((name) => [name, span] as const)),
      ...Array.from(
        monthIndexes(),
        ([name, index]) => [name, (today: Date) => latestMonth(today, index)] as const,
      ),
    ]),
)

/** A year, with month and day as far as they are said: 2026, 2026-11, 2026.11.24, 2026년 11월 24일. */
const numbers = /^(?<year>20\d\d)(?:년|[-./](?<month>\d{1,2})(?:[-./](?<day>\d{1,2}))?)?$/
const korean = /^(?<year>20\d\d)년 ?(?<month>\d{1,2})월(?: ?(?<day>\d{1,2})일)?$/
/** A day of the latest such month. */
const koreanDay = /^(?<month>\d{1,2})월 ?(?<day>\d{1,2})일$/
const monthOfYear = /^(?<name>\p{L}+) (?<year>20\d\d)$/u

/**
 * The time that words name, in any language that Ollim speaks, in the person's time zone.
 *
 * @param words in lower case, with single blanks between them
 * @returns undefined where they name none
 */
export function timeSpanOf(words: string, now: number): TimeSpan | undefined {
  const today = new Date(new Date(now).setHours(0, 0, 0, 0))
  const span = byName().get(words)
  if (span !== undefined) return span(today)
  const named = monthOfYear.exec(words)?.groups
  if (named !== undefined) {
    const index = monthIndexes().get(named['name'] ?? '')
    return index === undefined ? undefined : month(Number(named['year']), index)
  }
  const dayAlone = koreanDay.exec(words)?.groups
  if (dayAlone !== undefined) {
    const index = Number(dayAlone['month']) - 1
    const { since } = latestMonth(today, index)
    return dayOf(new Date(since).getFullYear(), index, Number(dayAlone['day']))
  }
  const groups = (numbers.exec(words) ?? korean.exec(words))?.groups
  if (groups === undefined) return undefined
  const wholeYear = Number(groups['year'])
  if (groups['month'] === undefined) return year(wholeYear)
  const index = Number(groups['month']) - 1
  if (index < 0 || index > 11) return undefined
  return groups['day'] === undefined
    ? month(wholeYear, index)
    : dayOf(wholeYear, index, Number(groups['day']))
}

/** Undefined for days that the calendar does not have. */
function dayOf(wholeYear: number, monthIndex: number, day: number): TimeSpan | undefined {
  const first = new Date(wholeYear, monthIndex, day)
  return first.getMonth() === monthIndex && first.getDate() === day ? days(first, 1) : undefined
}

/** Works a value out when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
