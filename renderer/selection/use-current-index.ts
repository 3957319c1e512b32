import { useState } from 'react'

/**
 * The index of the item with the keyboard focus. If that item is removed, the next one takes its place, or the last
 * one; another list begins at its top.
 *
 * @param found the current item's index, -1 if it is no longer in the list
 * @param list identifies the list
 */
export function useCurrentIndex(found: number, count: number, list = ''): number {
  const [known, setKnown] = useState({ list, index: 0 })
  const index = found >= 0 ? found : known.list === list ? known.index : 0
  if (known.list !== list || known.index !== index) setKnown({ list, index })
  return Math.max(0, Math.min(index, count - 1))
}
