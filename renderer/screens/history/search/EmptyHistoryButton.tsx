import { useTranslate } from '../../../i18n/use-translate'
import type { HistoryView } from '../../../state/history'
import { Button } from '../../../views/controls/buttons/Button'
import { isFiltered } from './use-history'

export interface EmptyHistoryButtonProps {
  readonly view: Pick<HistoryView, 'query' | 'readFailure'>
  /** Clears the search. */
  readonly onShowAll: () => void
  /** Undefined if there is no bucket to import from. */
  readonly onImport: (() => void) | undefined
}

/** The button in an empty list: shows all images, or imports some. */
export function EmptyHistoryButton({
  view: { query, readFailure },
  onShowAll,
  onImport,
}: EmptyHistoryButtonProps) {
  const translate = useTranslate()
  if (readFailure !== undefined) return null
  if (query.text !== '' || isFiltered(query))
    return <Button onPress={onShowAll}>{translate('history.showAll')}</Button>
  if (onImport === undefined) return null
  return <Button onPress={onImport}>{translate('bucketImport.open')}</Button>
}
