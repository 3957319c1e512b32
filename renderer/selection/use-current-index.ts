import { useState } from 'react'

/**
 * Where the keyboard stands in a list. What has gone leaves its place to what comes after it, or to the last
 * one; another list begins at its top.
 *
 * @param found where the current item is, -1 where the list has it no more
 * @param list tells one list from another
 */
export function useCurrentIndex(found: number, count: number, list = ''): number {
  const [known, setKnown] = useState({ list, index: 0 })
  const index = found >= 0 ? found : known.list === list ? known.index : 0
  if (known.list !== list || known.index !== index) setKnown({ list, index })
  return Math.max(0, Math.min(index, count - 1))
}
