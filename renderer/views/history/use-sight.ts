import { useLayoutEffect, useState, type RefObject } from 'react'
import type { HistoryPosition } from '../../../electron/shared/history'
import type { Kept } from '../../selection/kept'
import { lineAt, lineAtHeight, lineOf, type Layout } from './layout'

/** Lines by their numbers, the last one included. */
export interface Sight {
  readonly first: number
  readonly last: number
}

/** How far a list is scrolled, by what stands at its top; absent at its very top. */
export interface ScrollPlace {
  /** Of the entry, whose index is another one when images come or go. */
  readonly position: HistoryPosition
  /** For when the entry is gone. */
  readonly index: number
  /** How many pixels of it are scrolled out. */
  readonly hidden: number
}

const nothing: Sight = { first: 0, last: -1 }

/** What the ring around a picture takes above it; below, its line has room. */
const ringPixels = 8

/** What is laid out in an element that scrolls. */
export interface Scrolled {
  readonly scroller: RefObject<HTMLElement | null>
  /** Where it was left, and is. */
  readonly place: Kept<ScrollPlace | undefined>
  /** Of the entries that are laid out. */
  readonly positions: Float64Array
  readonly layout: Layout
  /** Of the element, in pixels. */
  readonly height: number
  /** Pixels between the element's top and its first line. */
  readonly margin: number
}

export interface Sighting {
  readonly sight: Sight
  /** Scrolls as little as it takes to show a line whole. */
  readonly reveal: (line: number) => void
}

/**
 * Which lines are in sight in an element that scrolls. Drawn anew only when these are others. Where the
 * layout changes, with the width, the view or what comes and goes, what stood at the top stays there.
 */
export function useSight(scrolled: Scrolled): Sighting {
  const { scroller, place, positions, layout, height, margin } = scrolled
  const [seen, setSeen] = useState({ layout, height, sight: nothing })
  // What a layout will show is drawn along with it, and not only once it has been scrolled to.
  if (seen.layout !== layout || seen.height !== height) {
    const top = topOf(layout, positions, place.read()) ?? -margin
    setSeen({ layout, height, sight: sightAt(layout, top, height) })
  }

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || layout.lineCount === 0) return undefined
    const look = () => {
      const top = element.scrollTop - margin
      const { first, last } = sightAt(layout, top, height)
      setSeen((known) =>
        known.sight.first === first && known.sight.last === last
          ? known
          : { ...known, sight: { first, last } },
      )
      const row = [first, first + 1].map((line) => lineAt(layout, line)).find((line) => line?.kind === 'row')
      const position = row?.kind === 'row' ? positions[row.first] : undefined
      // What comes above, as new uploads do, is seen where the list stands at its very top.
      if (element.scrollTop === 0) place.keep(undefined)
      else if (row?.kind === 'row' && position !== undefined)
        place.keep({ position, index: row.first, hidden: top - row.top })
    }
    const top = topOf(layout, positions, place.read())
    if (top !== undefined) element.scrollTo({ top: top + margin })
    look()
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
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
  return { sight: seen.sight, reveal }
}

function sightAt(layout: Layout, top: number, height: number): Sight {
  if (layout.lineCount === 0) return nothing
  return { first: lineAtHeight(layout, top), last: lineAtHeight(layout, top + height) }
}

/** The height at which a list was left, in pixels from its first line; undefined for its very top. */
function topOf(layout: Layout, positions: Float64Array, left: ScrollPlace | undefined): number | undefined {
  const line = left && lineAt(layout, lineOf(layout, indexOf(positions, left)) ?? -1)
  return left && line && line.top + left.hidden
}

function indexOf(positions: Float64Array, { position, index }: ScrollPlace): number {
  const found = positions.indexOf(position)
  return found < 0 ? index : found
}
