import { inEveryLanguage, languages } from '../../../shared/languages'
import { readerOfDates, type WrittenDate } from './written-dates'

/** From `since` up to, but not including, `until`, in milliseconds since the epoch. */
export interface TimeSpan {
  readonly since: number
  readonly until: number
}

type SpanOf = (today: Date) => TimeSpan

/** Created by the first search, so that the start does not wait for month names. */
const written = once(() => readerOfDates(languages))

/** All languages' words for a time, each in several spellings. */
const namesOf = (time: string): readonly string[] =>
  inEveryLanguage('history', 'dateWords', time).flatMap((ways) => ways.split('|'))

/** Counts calendar days, because a day may have 23 or 25 hours. */
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

/** The year of the latest month of that name that has begun. */
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
 * The time that words name, in any of Ollim's languages, in the person's time zone.
 *
 * @param words in lower case, with single spaces between them
 * @returns undefined if they do not name a time
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

/** Undefined for days that do not exist in the calendar. */
function dayOf(year: number, monthIndex: number, day: number): TimeSpan | undefined {
  const first = new Date(year, monthIndex, day)
  return first.getMonth() === monthIndex && first.getDate() === day ? days(first, 1) : undefined
}

/** Computes a value when it is first needed. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
