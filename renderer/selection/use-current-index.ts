import { useState } from 'react'

/**
 * The index of the item with the keyboard focus. If that item is removed, the next one takes its place, or the last
 * one.
 *
 * @param found the current item's index, -1 if it is no longer in the list
 */
export function useCurrentIndex(found: number, count: number): number {
  const [known, setKnown] = useState(0)
  const index = found >= 0 ? found : known
  if (known !== index) setKnown(index)
  return Math.max(0, Math.min(index, count - 1))
}
