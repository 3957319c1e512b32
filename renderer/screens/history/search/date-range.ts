import type { HistoryQuery } from '../../../../electron/shared/history/history'

/** The date range of the images that are shown. */
export const dateRanges = ['any', 'today', 'week', 'month', 'year'] as const
export type DateRange = (typeof dateRanges)[number]

/** How many days before today a range includes. */
const daysBack = { today: 0, week: 6, month: 29 } as const

/** When a range begins: at midnight in the person's time zone. */
export function startOf(range: DateRange, now: number): Pick<HistoryQuery, 'since'> {
  if (range === 'any') return {}
  const start = new Date(now)
  start.setHours(0, 0, 0, 0)
  if (range === 'year') start.setMonth(0, 1)
  else start.setDate(start.getDate() - daysBack[range])
  return { since: start.getTime() }
}
