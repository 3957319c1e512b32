import {
  defaultRangeExtractor,
  measureElement,
  useVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type Key, type RefObject } from 'react'
import type { Kept } from '../../../kept'

/** A list's scroll position when it was left. */
export interface ListPlace {
  /** The id of the first row: a list that begins with another one starts at the top. */
  readonly firstId: string | undefined
  /** In pixels. */
  readonly offset: number
  /** The rows whose heights are known. */
  readonly rows: VirtualItem[]
}

export interface VirtualRowsNeeds {
  readonly ids: readonly string[]
  /** The index of the row with the keyboard focus. */
  readonly current: number
  /** The scrolling element; the list may begin below its top. */
  readonly scrollElement: RefObject<HTMLElement | null>
  /** The scroll position, kept when the screen is left. */
  readonly place: Kept<ListPlace | undefined>
}

export interface VirtualRow {
  readonly id: string
  readonly index: number
  readonly key: Key
  /** Pixels below the list's own top. */
  readonly top: number
}

export interface VirtualRows {
  /** A ref for the element that contains the rows. */
  readonly list: RefObject<HTMLUListElement | null>
  /** The height of all rows together, in pixels. */
  readonly height: number
  /** The rows to render now. */
  readonly rows: readonly VirtualRow[]
  /** A ref for each row, to measure its height. */
  readonly measure: (row: Element | null) => void
  readonly visibleRowCount: () => number
  readonly scrollTo: (index: number) => void
  /** Scrolls to a row below those in sight, so that it and what follows it are in sight instead. */
  readonly scrollOnTo: (index: number) => void
}

const estimatedRowHeight = 56
const overscanRows = 8

/** The rows of a long list to render: the visible ones, some around them and the current one. Scrolls to `place`. */
export function useVirtualRows({ ids, current, scrollElement, place }: VirtualRowsNeeds): VirtualRows {
  const list = useRef<HTMLUListElement>(null)
  const [listTop, setListTop] = useState(0)
  const overscan = useLaterOverscan()

  useLayoutEffect(() => setListTop(list.current?.offsetTop ?? 0), [])

  const [left] = useState(() => {
    const known = place.read()
    return known?.firstId === ids[0] ? known : undefined
  })
  const virtualizer = useVirtualizer({
    initialOffset: left?.offset ?? 0,
    initialMeasurementsCache: left?.rows ?? [],
    count: ids.length,
    getScrollElement: () => scrollElement.current,
    estimateSize: () => estimatedRowHeight,
    getItemKey: (index) => ids[index] ?? index,
    // A new row is assumed to have the usual height until its observer reports, still before it is painted:
    // measuring each one directly would cause as many layouts.
    measureElement: (row, entry, all) =>
      entry === undefined
        ? (all.itemSizeCache.get(ids[all.indexFromElement(row)] ?? '') ?? estimatedRowHeight)
        : measureElement(row, entry, all),
    overscan,
    scrollMargin: listTop,
    // The current row is always rendered, so that Tab can enter the list.
    rangeExtractor: (range) =>
      [...new Set([current, ...defaultRangeExtractor(range)])]
        .filter((index) => index < range.count)
        .toSorted((one, other) => one - other),
  })

  const leave = useEffectEvent(() => {
    place.keep({
      firstId: ids[0],
      offset: virtualizer.scrollOffset ?? 0,
      rows: virtualizer.takeSnapshot(),
    })
  })
  useLayoutEffect(() => () => leave(), [])

  return {
    list,
    height: virtualizer.getTotalSize(),
    rows: virtualizer.getVirtualItems().flatMap(({ index, key, start }) => {
      const id = ids[index]
      return id === undefined ? [] : [{ id, index, key, top: start - listTop }]
    }),
    measure: virtualizer.measureElement,
    visibleRowCount: () => Math.floor((scrollElement.current?.clientHeight ?? 0) / estimatedRowHeight),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    scrollOnTo: (index) => {
      const bottom = (virtualizer.scrollOffset ?? 0) + (scrollElement.current?.clientHeight ?? 0)
      const isBelow = (virtualizer.measurementsCache[index]?.end ?? 0) > bottom
      if (isBelow) virtualizer.scrollToIndex(index, { align: 'start' })
    },
  }
}

/** A new list first renders the visible rows, those around them a moment later: two short tasks, not a long one. */
function useLaterOverscan(): number {
  const [overscan, setOverscan] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setOverscan(overscanRows))
    return () => clearTimeout(timer)
  }, [])
  return overscan
}
