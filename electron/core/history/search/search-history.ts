import type { HistoryPosition, HistoryQuery, HistoryResults } from '../../../shared/history/history'
import type { History } from '../../ports/history'
import { searchTerms } from './search-terms'

/** More than a large window shows, so that showing a search takes only one request. */
const firstEntries = 60

/**
 * The positions of all matching entries, and the first entries in full.
 *
 * @param hidden positions of entries that are about to be deleted
 */
export function searchHistory(
  history: Pick<History, 'search' | 'read' | 'readFailure'>,
  { text, ...query }: HistoryQuery,
  now: number,
  hidden: ReadonlySet<HistoryPosition>,
): HistoryResults {
  const found = history.search({ ...query, terms: searchTerms(text, now) })
  const positions = hidden.size === 0 ? found : found.filter((position) => !hidden.has(position))
  const first = history.read([...positions.subarray(0, firstEntries)])
  const readFailure = history.readFailure()
  return { positions, first: first.flatMap((entry) => entry ?? []), ...(readFailure && { readFailure }) }
}
