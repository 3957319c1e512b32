import type { Translate } from '../../../../electron/shared/failures/failure'
import type { HistoryView } from '../../../state/history'
import type { NothingProps } from '../../../views/history/Nothing'
import { isFiltered } from './use-history'

/** Why the list is empty, and what to do about it. */
export function emptyHistoryWords(
  { query, readFailure }: Pick<HistoryView, 'query' | 'readFailure'>,
  translate: Translate,
): Pick<NothingProps, 'title' | 'hint'> {
  if (readFailure !== undefined) return { title: translate('history.unreadable'), hint: '' }
  if (query.text !== '') {
    const hint = isFiltered(query) ? translate('history.noMatchNext') : ''
    return { title: translate('history.noMatch', { text: query.text }), hint }
  }
  return isFiltered(query)
    ? { title: translate('history.noneHere'), hint: translate('history.noneHereNext') }
    : { title: translate('history.empty'), hint: translate('history.emptyNext') }
}
