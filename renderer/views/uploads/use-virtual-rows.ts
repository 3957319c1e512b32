import {
  defaultRangeExtractor,
  measureElement,
  useVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type Key, type RefObject } from 'react'
import type { Kept } from '../../selection/kept'

/** How far a list was scrolled when it was left. */
export interface ListPlace {
  /** What stood first: a list that begins otherwise is another one, which begins at its top. */
  readonly firstId: string | undefined
  /** In pixels. */
  readonly offset: number
  /** The rows whose heights were known. */
  readonly rows: VirtualItem[]
}

export interface VirtualRowsNeeds {
  readonly ids: readonly string[]
  /** The index of the row that the keyboard stands on. */
  readonly current: number
  /** The element that scrolls; the list may begin below its top. */
  readonly scrollElement: RefObject<HTMLElement | null>
  /** Where the list was left. */
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
  /** Of the element that holds the rows. */
  readonly list: RefObject<HTMLUListElement | null>
  /** Of all rows together, in pixels. */
  readonly height: number
  /** Those that exist now. */
  readonly rows: readonly VirtualRow[]
  /** Takes each row's element, to learn its height. */
  readonly measure: (row: Element | null) => void
  readonly rowsInSight: () => number
  readonly scrollTo: (index: number) => void
}

const estimatedRowHeight = 56
const rowsBeyondSight = 8

/** Which rows of a long list exist: those in sight, some around them and the current one. It begins where it was left. */
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
    // A new row is taken for a usual one until its observer tells, still before it is painted: to ask each for
    // its height would lay the page out as often.
    measureElement: (row, entry, all) =>
      entry === undefined
        ? (all.itemSizeCache.get(ids[all.indexFromElement(row)] ?? '') ?? estimatedRowHeight)
        : measureElement(row, entry, all),
    overscan,
    scrollMargin: listTop,
    // The current row is always there, so that Tab finds its way into the list.
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
    rowsInSight: () => Math.floor((scrollElement.current?.clientHeight ?? 0) / estimatedRowHeight),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}

/** A new list first draws what is in sight, and the rows beyond a moment later: two short tasks, not a long one. */
function useLaterOverscan(): number {
  const [overscan, setOverscan] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setOverscan(rowsBeyondSight))
    return () => clearTimeout(timer)
  }, [])
  return overscan
}
