import { inEveryLanguage, languages } from '../../shared/languages'
import { readerOfDates, type WrittenDate } from './written-dates'

/** From the first moment up to the second, in milliseconds since the epoch. */
export interface TimeSpan {
  readonly since: number
  readonly until: number
}

type SpanOf = (today: Date) => TimeSpan

/** Made by the first search: at a start nobody waits for names of months. */
const written = once(() => readerOfDates(languages))

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

const wholeYear = (year: number): TimeSpan => ({
  since: new Date(year, 0, 1).getTime(),
  until: new Date(year + 1, 0, 1).getTime(),
})

/** Of the latest month of that name that has begun. */
const yearOfLatest = (today: Date, monthIndex: number): number =>
  today.getFullYear() - (monthIndex > today.getMonth() ? 1 : 0)

const spans: Readonly<Record<string, SpanOf>> = {
  today: (today) => days(today, 1),
  yesterday: (today) => days(daysAgo(today, 1), 1),
  dayBeforeYesterday: (today) => days(daysAgo(today, 2), 1),
  thisWeek: (today) => days(thisMonday(today), 7),
  lastWeek: (today) => days(daysAgo(thisMonday(today), 7), 7),
  thisMonth: (today) => month(today.getFullYear(), today.getMonth()),
  lastMonth: (today) => month(today.getFullYear(), today.getMonth() - 1),
  thisYear: (today) => wholeYear(today.getFullYear()),
  lastYear: (today) => wholeYear(today.getFullYear() - 1),
}

const byName = once(
  () =>
    new Map(
      Object.entries(spans).flatMap(([time, span]) => namesOf(time).map((name) => [name, span] as const)),
    ),
)

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
  const date = written()(words)
  return date === undefined ? undefined : spanOf(date, today)
}

function spanOf({ year, monthIndex, day }: WrittenDate, today: Date): TimeSpan | undefined {
  if (monthIndex === undefined) return year === undefined ? undefined : wholeYear(year)
  if (monthIndex < 0 || monthIndex > 11) return undefined
  const ofYear = year ?? yearOfLatest(today, monthIndex)
  return day === undefined ? month(ofYear, monthIndex) : dayOf(ofYear, monthIndex, day)
}

/** Undefined for days that the calendar does not have. */
function dayOf(year: number, monthIndex: number, day: number): TimeSpan | undefined {
  const first = new Date(year, monthIndex, day)
  return first.getMonth() === monthIndex && first.getDate() === day ? days(first, 1) : undefined
}

/** Works a value out when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
