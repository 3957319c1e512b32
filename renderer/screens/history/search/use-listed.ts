import { useEffect, useState } from 'react'
import { api } from '../../../api'

/** Something listed about all entries, and again whenever the history changes; empty until the first answer. */
export function useListed<Item>(list: () => Promise<readonly Item[]>): readonly Item[] {
  const [items, setItems] = useState<readonly Item[]>([])
  useEffect(() => {
    const ask = () => void list().then(setItems)
    ask()
    return api.on('historyChanged', ask)
  }, [list])
  return items
}
