import {
  defaultRangeExtractor,
  measureElement,
  useVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual'
import {
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react'
import { useTranslate } from '../../i18n/use-translate'
import type { Kept } from '../../selection/kept'
import type { SelectionChange } from '../../selection/selection'
import { usePlace } from '../../selection/use-place'
import { UploadItem, type RowEvents } from './UploadItem'
import styles from './UploadList.module.css'
import { useListKeys } from './use-list-keys'

/** How far a list was scrolled when it was left. */
export interface ListPlace {
  /** What stood first: a list that begins otherwise is another one, which begins at its top. */
  readonly firstId: string | undefined
  /** In pixels. */
  readonly offset: number
  /** The rows whose heights were known. */
  readonly rows: VirtualItem[]
}

export interface UploadListHandle {
  /** Scrolls to a row, selects it and gives it the keyboard. */
  readonly goTo: (id: string) => void
}

export interface UploadListProps extends RowEvents {
  readonly ref: Ref<UploadListHandle>
  readonly label: string
  readonly ids: readonly string[]
  readonly selected: ReadonlySet<string>
  /** The row that the keyboard stands on. */
  readonly currentId: string | undefined
  /** The element that scrolls; the list may begin below its top. */
  readonly scrollElement: RefObject<HTMLElement | null>
  /** Where the list was left. */
  readonly place: Kept<ListPlace | undefined>
  readonly nameOf: (id: string) => string
  readonly renderRow: (id: string, isCurrent: boolean) => ReactNode
  /** Asks what the picture of a row shows. */
  readonly onDescribe: (id: string) => void
  /** Cancels or takes away what is selected; answers which rows will go. */
  readonly onRemove: (id: string) => ReadonlySet<string>
}

const estimatedRowHeight = 56
const rowsBeyondSight = 8

/**
 * The list of uploads. Only rows in sight exist. The keys of a file manager walk and select the rows; Tab
 * goes through the buttons of the current row and then leaves the list, however long it is.
 */
export function UploadList(props: UploadListProps) {
  const {
    ref,
    label,
    ids,
    selected,
    currentId,
    scrollElement,
    place,
    nameOf,
    renderRow,
    onDescribe,
    onRemove,
    ...events
  } = props
  const translate = useTranslate()
  const selectedWords = useId()
  const listElement = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  const overscan = useLaterOverscan()
  const found = currentId === undefined ? -1 : ids.indexOf(currentId)
  const current = usePlace(found, ids.length)

  useLayoutEffect(() => setTop(listElement.current?.offsetTop ?? 0), [])

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
    measureElement: (row, entry, list) =>
      entry === undefined
        ? (list.itemSizeCache.get(ids[list.indexFromElement(row)] ?? '') ?? estimatedRowHeight)
        : measureElement(row, entry, list),
    overscan,
    scrollMargin: top,
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

  const goTo = (index: number, change: SelectionChange) => {
    const id = ids[index]
    if (id === undefined) return
    events.onSelect(id, change)
    virtualizer.scrollToIndex(index, { align: 'auto' })
    requestAnimationFrame(() =>
      listElement.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus(),
    )
  }

  useImperativeHandle(ref, () => ({ goTo: (id) => goTo(ids.indexOf(id), 'only') }))

  const onKeyDown = useListKeys({
    ids,
    current,
    nameOf,
    rowsInSight: () => Math.floor((scrollElement.current?.clientHeight ?? 0) / estimatedRowHeight),
    goTo,
    onSelect: events.onSelect,
    onOpen: events.onOpen,
    onDescribe,
    onRemove,
  })

  return (
    <>
      <ul
        ref={listElement}
        className={styles['list']}
        role="list"
        aria-label={label}
        style={{ height: `${virtualizer.getTotalSize()}px` }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const id = ids[index]
          if (id === undefined) return null
          return (
            <UploadItem
              {...events}
              key={key}
              ref={virtualizer.measureElement}
              id={id}
              name={nameOf(id)}
              index={index}
              count={ids.length}
              isCurrent={index === current}
              isSelected={selected.has(id)}
              selectedWords={selectedWords}
              top={start - top}
            >
              {renderRow(id, index === current)}
            </UploadItem>
          )
        })}
      </ul>
      <span id={selectedWords} hidden>
        {translate('uploads.selectedRow')}
      </span>
    </>
  )
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
