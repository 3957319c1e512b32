import type { HistoryFound, HistoryQuery } from '../../shared/history'
import type { History } from '../history-ports'
import { searchTerms } from './search-terms'

/** More than a large window shows, so that a search is seen with one question. */
const firstEntries = 60

/**
 * Everything that fits, and the first of it whole.
 *
 * @param hidden ids of entries that are on their way out
 */
export function searchHistory(
  history: Pick<History, 'search' | 'read' | 'locate' | 'trouble'>,
  { text, ...query }: HistoryQuery,
  now: number,
  hidden: readonly string[],
): HistoryFound {
  const found = history.search({ ...query, terms: searchTerms(text, now) })
  const away = new Set(hidden.length === 0 ? [] : history.locate(hidden))
  const positions = away.size === 0 ? found : found.filter((position) => !away.has(position))
  const first = history.read([...positions.subarray(0, firstEntries)])
  const trouble = history.trouble()
  return { positions, first: first.flatMap((entry) => entry ?? []), ...(trouble && { trouble }) }
}
