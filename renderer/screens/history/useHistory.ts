import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '../../api'
import { HistoryStore, type HistoryView } from '../../state/history'

/** Searches once the typing has rested this long. */
const restMilliseconds = 150

/** The history as the search field wants it. */
export function useHistory(): {
  readonly view: HistoryView
  readonly typed: string
  readonly onType: (text: string) => void
  readonly loadMore: () => void
} {
  const [store] = useState(() => new HistoryStore(api))
  const view = useSyncExternalStore(store.subscribe, store.read)
  const [typed, setTyped] = useState('')

  useEffect(() => store.open(), [store])
  useEffect(() => {
    if (typed.trim() === store.read().text) return undefined
    const timer = setTimeout(() => void store.search(typed.trim()), restMilliseconds)
    return () => clearTimeout(timer)
  }, [store, typed])

  const loadMore = useCallback(() => void store.loadMore(), [store])
  return { view, typed, onType: setTyped, loadMore }
}
