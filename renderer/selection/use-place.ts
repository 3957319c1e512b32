import { useState } from 'react'

/**
 * Where the keyboard stands in a list. What has gone leaves its place to what comes after it, or to the last
 * one; another list begins at its top.
 *
 * @param found where the current item is, -1 where the list has it no more
 */
export function usePlace(found: number, count: number, list = ''): number {
  const [known, setKnown] = useState({ list, place: 0 })
  const place = found >= 0 ? found : known.list === list ? known.place : 0
  if (known.list !== list || known.place !== place) setKnown({ list, place })
  return Math.max(0, Math.min(place, count - 1))
}
