import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { lineAt, lineAtHeight, lineOf, type Layout } from './layout'

/** Lines by their numbers, the last one included. */
export interface Sight {
  readonly first: number
  readonly last: number
}

export interface Sighting {
  readonly sight: Sight
  /** Scrolls as little as it takes to show a line whole. */
  readonly reveal: (line: number) => void
}

/**
 * Which lines are in sight in an element that scrolls. Drawn anew only when these are others. Where the
 * layout changes, with the width or the view, what stood at the top stays there.
 *
 * @param margin pixels between the element's top and its first line
 */
export function useSight(scroller: RefObject<HTMLElement | null>, layout: Layout, margin: number): Sighting {
  const [sight, setSight] = useState<Sight>({ first: 0, last: -1 })
  /** The entry at the top, by its index, and how far it is scrolled out. */
  const topmost = useRef({ index: 0, hidden: 0 })

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const look = () => {
      if (layout.lineCount === 0) return
      const top = element.scrollTop - margin
      const first = lineAtHeight(layout, top)
      const last = lineAtHeight(layout, top + element.clientHeight)
      setSight((known) => (known.first === first && known.last === last ? known : { first, last }))
      const row = [first, first + 1].map((line) => lineAt(layout, line)).find((line) => line?.kind === 'row')
      if (row?.kind === 'row') topmost.current = { index: row.first, hidden: top - row.top }
    }
    const { index, hidden } = topmost.current
    const line = lineAt(layout, lineOf(layout, index) ?? -1)
    // What came above, as new uploads do, is seen where the list stands at its top.
    if (line !== undefined && element.scrollTop > 0) element.scrollTo({ top: line.top + hidden + margin })
    look()
    element.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [scroller, layout, margin])

  const reveal = (number: number) => {
    const element = scroller.current
    const line = lineAt(layout, number)
    if (element === null || line === undefined) return
    const top = line.top + margin
    const bottom = top + (line.kind === 'day' ? layout.dayHeight : layout.rowHeight)
    if (top < element.scrollTop) element.scrollTo({ top })
    else if (bottom > element.scrollTop + element.clientHeight) {
      element.scrollTo({ top: bottom - element.clientHeight })
    }
  }
  return { sight, reveal }
}
