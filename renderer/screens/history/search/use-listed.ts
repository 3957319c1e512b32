import { useEffect, useState } from 'react'
import { api } from '../../../api'
import { whileCurrent } from '../../../while-current'

/** Something listed about all entries, and again whenever the history changes; empty until the first answer. */
export function useListed<Item>(list: () => Promise<readonly Item[]>): readonly Item[] {
  const [items, setItems] = useState<readonly Item[]>([])
  useEffect(() => {
    let forget: (() => void) | undefined
    const ask = () => {
      forget?.()
      forget = whileCurrent(list(), setItems)
    }
    ask()
    const stop = api.on('historyChanged', ask)
    return () => {
      stop()
      forget?.()
    }
  }, [list])
  return items
}
