import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import styles from './UploadList.module.css'

export interface UploadListProps {
  readonly label: string
  readonly ids: readonly string[]
  /** The element that scrolls; the list may begin below its top. */
  readonly scrollElement: RefObject<HTMLElement | null>
  readonly nameOf: (id: string) => string
  readonly renderRow: (id: string, isCurrent: boolean) => ReactNode
}

const estimatedRowHeight = 56
const rowsBeyondSight = 8

/**
 * The list of uploads. Only rows in sight exist. The arrow keys, Home and End walk the rows; Tab goes
 * through the buttons of the current row and then leaves the list, however long it is.
 */
export function UploadList({ label, ids, scrollElement, nameOf, renderRow }: UploadListProps) {
  const listElement = useRef<HTMLUListElement>(null)
  const [currentId, setCurrentId] = useState<string>()
  const [top, setTop] = useState(0)
  const overscan = useLaterOverscan()
  const found = currentId === undefined ? -1 : ids.indexOf(currentId)
  const current = Math.max(found, 0)

  useLayoutEffect(() => setTop(listElement.current?.offsetTop ?? 0), [])

  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scrollElement.current,
    estimateSize: () => estimatedRowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan,
    scrollMargin: top,
    // The current row is always there, so that Tab finds its way into the list.
    rangeExtractor: (range) =>
      [...new Set([current, ...defaultRangeExtractor(range)])]
        .filter((index) => index < range.count)
        .toSorted((one, other) => one - other),
  })

  const goTo = (index: number) => {
    const id = ids[index]
    if (id === undefined) return
    setCurrentId(id)
    virtualizer.scrollToIndex(index, { align: 'auto' })
    requestAnimationFrame(() =>
      listElement.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus(),
    )
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOf(event.key, current, ids.length)
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    goTo(target)
  }

  return (
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
          <li
            key={key}
            ref={virtualizer.measureElement}
            className={styles['item']}
            data-index={index}
            aria-label={nameOf(id)}
            aria-setsize={ids.length}
            aria-posinset={index + 1}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setCurrentId(id)}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {renderRow(id, index === current)}
          </li>
        )
      })}
    </ul>
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

function targetOf(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, count - 1)
    case 'ArrowUp':
      return Math.max(current - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
