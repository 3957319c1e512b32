import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '../../api'
import { HistoryStore, type HistoryView } from '../../state/history'
import { startOf, type DateRange } from './date-range'

/** Searches once the typing has rested this long. */
const restMilliseconds = 150

/** The history as the search field and the two pickers want it. */
export interface HistorySearch {
  readonly view: HistoryView
  readonly typed: string
  readonly onType: (text: string) => void
  /** Empty for all. */
  readonly destinationId: string
  readonly onDestination: (id: string) => void
  readonly range: DateRange
  readonly onRange: (range: DateRange) => void
  readonly loadMore: () => void
}

export function useHistory(): HistorySearch {
  const [store] = useState(() => new HistoryStore(api))
  const view = useSyncExternalStore(store.subscribe, store.read)
  const [typed, onType] = useState('')
  const [destinationId, onDestination] = useState('')
  const [range, onRange] = useState<DateRange>('any')

  useEffect(() => store.open(), [store])
  useEffect(() => {
    const { filter } = store.read()
    const wanted = { text: typed.trim(), destinationId, since: startOf(range, Date.now()) }
    const isTyping = wanted.text !== filter.text
    if (!isTyping && wanted.destinationId === filter.destinationId && wanted.since === filter.since) {
      return undefined
    }
    const timer = setTimeout(() => void store.search(wanted), isTyping ? restMilliseconds : 0)
    return () => clearTimeout(timer)
  }, [store, typed, destinationId, range])

  const loadMore = useCallback(() => void store.loadMore(), [store])
  return { view, typed, onType, destinationId, onDestination, range, onRange, loadMore }
}
