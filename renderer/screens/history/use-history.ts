import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import {
  everything,
  type FindingKind,
  type HistoryQuery,
  type HistorySort,
  type ImageKind,
} from '../../../electron/shared/history'
import { Kept, useKept } from '../../selection/kept'
import type { HistoryView } from '../../state/history'
import { useStores } from '../../state/stores'
import { startOf, type DateRange } from './date-range'
import { boundsOf, type SizeRange } from './size-range'

/** What is chosen besides the text; empty is all. */
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

/** A picker's items have names; this one stands for nothing in particular. */
export const all = 'all'

/** The history as the search field and the pickers want it. */
export interface SearchedHistory {
  readonly view: HistoryView
  readonly typed: string
  readonly onType: (text: string) => void
  readonly filter: HistoryFilter
  readonly onFilter: (filter: HistoryFilter) => void
  /** Says which of the found are in sight. */
  readonly look: (first: number, last: number) => void
}

const keptText = new Kept<string>('')
const keptFilter = new Kept<HistoryFilter>(noFilter)

export function useHistory(): SearchedHistory {
  const { history: store } = useStores()
  const view = useSyncExternalStore(store.subscribe, store.read)
  const [typed, onType] = useKept(keptText)
  const [filter, onFilter] = useKept(keptFilter)
  const query = useMemo(() => queryOf(typed, filter), [typed, filter])

  useEffect(() => store.open(), [store])
  useEffect(() => void store.search(query), [store, query])

  const look = useCallback((first: number, last: number) => store.look(first, last), [store])
  return { view, typed, onType, filter, onFilter, look }
}

/** Whether nothing is chosen otherwise than at first. */
export function isAsAtFirst(filter: HistoryFilter): boolean {
  return JSON.stringify(filter) === JSON.stringify(noFilter)
}

/** Whether something is left out besides what the text leaves out. */
export function isFiltered({ text: _text, sort: _sort, ...rest }: HistoryQuery): boolean {
  return Object.keys(rest).length > 0
}

function queryOf(
  typed: string,
  { destinationId, kind, tag, finding, date, size, sort }: HistoryFilter,
): HistoryQuery {
  return {
    text: typed.trim(),
    sort,
    ...(destinationId !== '' && { destinationId }),
    ...(kind !== '' && { kind }),
    ...(tag !== '' && { tag }),
    ...(finding !== '' && { finding }),
    ...startOf(date, Date.now()),
    ...boundsOf(size),
  }
}
