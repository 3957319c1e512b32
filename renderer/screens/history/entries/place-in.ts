import { Kept } from '../../../kept'
import type { ScrollPlace } from '../../../views/history/grid/use-visible-lines'

interface Left {
  readonly query: string
  readonly place: Kept<ScrollPlace | undefined>
}

const atTop = (query: string): Left => ({ query, place: new Kept<ScrollPlace | undefined>(undefined) })

let left = atTop('')

/** The scroll position where a search was left; another search begins at the top. */
export function placeIn(query: string): Left['place'] {
  if (left.query !== query) left = atTop(query)
  return left.place
}
