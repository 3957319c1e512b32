/** From the first moment up to the second, in milliseconds since the epoch. */
export interface TimeSpan {
  readonly since: number
  readonly until: number
}

type SpanOf = (today: Date) => TimeSpan

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

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

const spans: readonly (readonly [names: readonly string[], span: SpanOf])[] = [
  [['today', '오늘'], (today) => days(today, 1)],
  [['yesterday', '어제'], (today) => days(daysAgo(today, 1), 1)],
  [['그저께', '그제'], (today) => days(daysAgo(today, 2), 1)],
  [['this week', '이번 주', '이번주'], (today) => days(thisMonday(today), 7)],
  [['last week', '지난주', '지난 주'], (today) => days(daysAgo(thisMonday(today), 7), 7)],
  [['this month', '이번 달', '이번달'], (today) => month(today.getFullYear(), today.getMonth())],
  [['last month', '지난달', '지난 달'], (today) => month(today.getFullYear(), today.getMonth() - 1)],
  [['this year', '올해'], (today) => year(today.getFullYear())],
  [['last year', '작년', '지난해'], (today) => year(today.getFullYear() - 1)],
  ...months.map((name, index): (typeof spans)[number] => [
    [name, `${index + 1}월`],
    (today) => latestMonth(today, index),
  ]),
]

const byName = new Map(spans.flatMap(([names, span]) => names.map((name) => [name, span])))

/** A year, with month and day as far as they are said: 2026, 2026-11, 2026.11.24, 2026년 11월 24일. */
const numbers = /^(?<year>20\d\d)(?:년|[-./](?<month>\d{1,2})(?:[-./](?<day>\d{1,2}))?)?$/
const korean = /^(?<year>20\d\d)년 ?(?<month>\d{1,2})월(?: ?(?<day>\d{1,2})일)?$/
/** A day of the latest such month. */
const koreanDay = /^(?<month>\d{1,2})월 ?(?<day>\d{1,2})일$/
const englishMonth = /^(?<name>[a-z]+) (?<year>20\d\d)$/

/**
 * The time that words name, in English or Korean, in the person's time zone.
 *
 * @param words in lower case, with single blanks between them
 * @returns undefined where they name none
 */
export function timeSpanOf(words: string, now: number): TimeSpan | undefined {
  const today = new Date(new Date(now).setHours(0, 0, 0, 0))
  const named = byName.get(words)
  if (named !== undefined) return named(today)
  const inEnglish = englishMonth.exec(words)?.groups
  if (inEnglish !== undefined) {
    const index = months.indexOf(inEnglish['name'] ?? '')
    return index < 0 ? undefined : month(Number(inEnglish['year']), index)
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
