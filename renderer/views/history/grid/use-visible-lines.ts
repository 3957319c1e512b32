import { useLayoutEffect, useState, type RefObject } from 'react'
import type { HistoryPosition } from '../../../../electron/shared/history/history'
import type { Kept } from '../../../kept'
import { lineAt, lineAtHeight, lineOf, type Layout } from './layout'

/** Line numbers, including the last one. */
export interface LineRange {
  readonly first: number
  readonly last: number
}

/** The scroll position, as the entry at the top; absent when scrolled to the very top. */
export interface ScrollPlace {
  /** The entry's position in the history: its index changes when images come or go. */
  readonly position: HistoryPosition
  /** Used if the entry is gone. */
  readonly index: number
  /** How many pixels of the entry are above the visible area. */
  readonly hidden: number
}

const nothing: LineRange = { first: 0, last: -1 }

/** How far the focus ring extends above a thumbnail; below there is room for it in the line. */
const ringPixels = 8

/** What is laid out in the scrolling element. */
export interface VisibleLinesNeeds {
  readonly scroller: RefObject<HTMLElement | null>
  /** The scroll position, kept when the screen is left. */
  readonly place: Kept<ScrollPlace | undefined>
  /** Of the entries in the layout. */
  readonly positions: Float64Array
  readonly layout: Layout
  /** The height of the element, in pixels. */
  readonly height: number
  /** Pixels between the element's top and its first line. */
  readonly margin: number
}

export interface VisibleLines {
  readonly visible: LineRange
  /** Scrolls as little as possible to show a whole line. */
  readonly reveal: (line: number) => void
}

/**
 * The visible lines of a scrolling element. Rerenders only when they change. If the layout changes, with the width,
 * the view or the entries, the entry at the top stays there.
 */
export function useVisibleLines(needs: VisibleLinesNeeds): VisibleLines {
  const { scroller, place, positions, layout, height, margin } = needs
  const [shown, setShown] = useState({ layout, height, visible: nothing })
  // The visible lines of a new layout are set in the same render, not only after scrolling to them.
  if (shown.layout !== layout || shown.height !== height) {
    const top = topOf(layout, positions, place.read()) ?? -margin
    setShown({ layout, height, visible: linesAt(layout, top, height) })
  }

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || layout.lineCount === 0) return undefined
    const update = () => {
      const top = element.scrollTop - margin
      const { first, last } = linesAt(layout, top, height)
      setShown((known) =>
        known.visible.first === first && known.visible.last === last
          ? known
          : { ...known, visible: { first, last } },
      )
      const row = [first, first + 1].map((line) => lineAt(layout, line)).find((line) => line?.kind === 'row')
      const position = row?.kind === 'row' ? positions[row.first] : undefined
      // At the very top, new lines above, such as new uploads, should come into view.
      if (element.scrollTop === 0) place.keep(undefined)
      else if (row?.kind === 'row' && position !== undefined)
        place.keep({ position, index: row.first, hidden: top - row.top })
    }
    const top = topOf(layout, positions, place.read())
    if (top !== undefined) element.scrollTo({ top: top + margin })
    update()
    element.addEventListener('scroll', update, { passive: true })
    return () => element.removeEventListener('scroll', update)
  }, [scroller, place, positions, layout, height, margin])

  const reveal = (number: number) => {
    const element = scroller.current
    const line = lineAt(layout, number)
    if (element === null || line === undefined) return
    const top = line.top + margin
    const bottom = top + (line.kind === 'day' ? layout.dayHeight : layout.rowHeight)
    const above = top - (layout.columns > 1 ? ringPixels : 0)
    if (above < element.scrollTop) element.scrollTo({ top: above })
    else if (bottom > element.scrollTop + element.clientHeight) {
      element.scrollTo({ top: bottom - element.clientHeight })
    }
  }
  return { visible: shown.visible, reveal }
}

function linesAt(layout: Layout, top: number, height: number): LineRange {
  if (layout.lineCount === 0) return nothing
  return { first: lineAtHeight(layout, top), last: lineAtHeight(layout, top + height) }
}

/** The scroll position in pixels from the first line; undefined for the very top. */
function topOf(layout: Layout, positions: Float64Array, left: ScrollPlace | undefined): number | undefined {
  const line = left && lineAt(layout, lineOf(layout, indexOf(positions, left)) ?? -1)
  return left && line && line.top + left.hidden
}

function indexOf(positions: Float64Array, { position, index }: ScrollPlace): number {
  const found = positions.indexOf(position)
  return found < 0 ? index : found
}
