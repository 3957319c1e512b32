import type { HistoryResults, HistoryQuery } from '../../../shared/history/history'
import type { History } from '../../history-ports'
import { searchTerms } from './search-terms'

/** More than a large window shows, so that showing a search takes only one request. */
const firstEntries = 60

/**
 * The positions of all matching entries, and the first entries in full.
 *
 * @param hidden ids of entries that are about to be deleted
 */
export function searchHistory(
  history: Pick<History, 'search' | 'read' | 'locate' | 'readFailure'>,
  { text, ...query }: HistoryQuery,
  now: number,
  hidden: readonly string[],
): HistoryResults {
  const found = history.search({ ...query, terms: searchTerms(text, now) })
  const away = new Set(hidden.length === 0 ? [] : history.locate(hidden))
  const positions = away.size === 0 ? found : found.filter((position) => !away.has(position))
  const first = history.read([...positions.subarray(0, firstEntries)])
  const readFailure = history.readFailure()
  return { positions, first: first.flatMap((entry) => entry ?? []), ...(readFailure && { readFailure }) }
}
