import type { HistoryFound, HistoryQuery } from '../../shared/history'
import type { History } from '../ports'
import { searchTerms } from './search-terms'

/** More than a large window shows, so that a search is seen with one question. */
const firstEntries = 60

/** Everything that fits, and the first of it whole. */
export function searchHistory(
  history: Pick<History, 'search' | 'read'>,
  { text, ...query }: HistoryQuery,
  now: number,
): HistoryFound {
  const positions = history.search({ ...query, terms: searchTerms(text, now) })
  const first = history.read([...positions.subarray(0, firstEntries)])
  return { positions, first: first.flatMap((entry) => entry ?? []) }
}
