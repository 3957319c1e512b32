import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import {
  everything,
  type FindingKind,
  type HistoryQuery,
  type HistorySort,
  type ImageKind,
} from '../../../../electron/shared/history/history'
import { Kept, useKept } from '../../../kept'
import type { HistoryView } from '../../../state/history'
import { useStores } from '../../../state/stores'
import { startOf, type DateRange } from './date-range'
import { boundsOf, type SizeRange } from './size-range'
import { useToday } from './use-today'

/** The filters other than the text; an empty one means all. */
export interface HistoryFilter {
  readonly destinationId: string
  readonly kind: ImageKind | ''
  readonly tag: string
  readonly finding: FindingKind | ''
  readonly date: DateRange
  readonly size: SizeRange
  readonly sort: HistorySort
}

export const noFilter: HistoryFilter = {
  destinationId: '',
  kind: '',
  tag: '',
  finding: '',
  date: 'any',
  size: 'any',
  sort: everything.sort,
}

/** The picker needs a key for every item; this one stands for all. */
export const all = 'all'

/** The history as filtered by the search field and the pickers. */
export interface SearchedHistory {
  readonly view: HistoryView
  /** When the present day began, in milliseconds since the epoch. */
  readonly today: number
  readonly typed: string
  readonly onType: (text: string) => void
  readonly filter: HistoryFilter
  readonly onFilter: (filter: HistoryFilter) => void
  /** Reports which entries are visible. */
  readonly setVisible: (first: number, last: number) => void
}

const keptText = new Kept<string>('')
const keptFilter = new Kept<HistoryFilter>(noFilter)

export function useHistory(): SearchedHistory {
  const { history: store } = useStores()
  const view = useSyncExternalStore(store.subscribe, store.read)
  const [typed, onType] = useKept(keptText)
  const [filter, onFilter] = useKept(keptFilter)
  const today = useToday()
  const query = useMemo(() => queryOf(typed, filter, today), [typed, filter, today])

  useEffect(() => store.open(), [store])
  useEffect(() => void store.search(query), [store, query])

  const setVisible = useCallback((first: number, last: number) => store.setVisible(first, last), [store])
  return { view, today, typed, onType, filter, onFilter, setVisible }
}

/** Whether all filters have their initial values. */
export function isDefaultFilter(filter: HistoryFilter): boolean {
  return JSON.stringify(filter) === JSON.stringify(noFilter)
}

/** Whether a filter other than the text hides something. */
export function isFiltered({ text: _text, sort: _sort, ...rest }: HistoryQuery): boolean {
  return Object.keys(rest).length > 0
}

function queryOf(
  typed: string,
  { destinationId, kind, tag, finding, date, size, sort }: HistoryFilter,
  today: number,
): HistoryQuery {
  return {
    text: typed.trim(),
    sort,
    ...(destinationId !== '' && { destinationId }),
    ...(kind !== '' && { kind }),
    ...(tag !== '' && { tag }),
    ...(finding !== '' && { finding }),
    ...startOf(date, today),
    ...boundsOf(size),
  }
}
