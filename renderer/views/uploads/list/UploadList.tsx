import { useId, useImperativeHandle, type ReactNode, type Ref, type RefObject } from 'react'
import { useTranslate } from '../../../i18n/use-translate'
import type { Kept } from '../../../kept'
import type { SelectionChange } from '../../../selection/selection'
import { useCurrentIndex } from '../../../selection/use-current-index'
import { UploadItem, type ListEvents } from './UploadItem'
import styles from './UploadList.module.css'
import { useListKeys } from './use-list-keys'
import { useVirtualRows, type ListPlace } from './use-virtual-rows'

export interface UploadListHandle {
  /** Scrolls to a row, then selects and focuses it. */
  readonly goTo: (id: string) => void
  /** Scrolls on to a row and those that follow it, unless it is in sight. */
  readonly show: (id: string) => void
}

export interface UploadListProps {
  readonly ref: Ref<UploadListHandle>
  readonly label: string
  readonly ids: readonly string[]
  readonly selected: ReadonlySet<string>
  /** The row with the keyboard focus. */
  readonly currentId: string | undefined
  /** The scrolling element; the list may begin below its top. */
  readonly scrollElement: RefObject<HTMLElement | null>
  /** The scroll position, kept when the screen is left. */
  readonly place: Kept<ListPlace | undefined>
  readonly nameOf: (id: string) => string
  readonly renderRow: (id: string, isCurrent: boolean) => ReactNode
  readonly events: ListEvents
}

/**
 * The list of uploads. Only visible rows are rendered. The keys are those of file managers; Tab goes through the
 * buttons of the current row and then leaves the list, however long it is.
 */
export function UploadList(props: UploadListProps) {
  const { ref, label, ids, selected, currentId, scrollElement, place, nameOf, renderRow, events } = props
  const translate = useTranslate()
  const selectedWords = useId()
  const found = currentId === undefined ? -1 : ids.indexOf(currentId)
  const current = useCurrentIndex(found, ids.length)
  const { list, height, rows, measure, visibleRowCount, scrollTo, scrollOnTo } = useVirtualRows({
    ids,
    current,
    scrollElement,
    place,
  })

  const goTo = (index: number, change: SelectionChange) => {
    const id = ids[index]
    if (id === undefined) return
    events.onSelect(id, change)
    scrollTo(index)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus())
  }
  useImperativeHandle(ref, () => ({
    goTo: (id) => goTo(ids.indexOf(id), 'only'),
    show: (id) => scrollOnTo(ids.indexOf(id)),
  }))
  const onKeyDown = useListKeys({ ids, current, nameOf, visibleRowCount, goTo, events })

  return (
    <>
      <ul
        ref={list}
        className={styles['list']}
        role="list"
        aria-label={label}
        style={{ height: `${height}px` }}
        onKeyDown={onKeyDown}
      >
        {rows.map(({ id, index, key, top }) => (
          <UploadItem
            key={key}
            ref={measure}
            id={id}
            name={nameOf(id)}
            index={index}
            count={ids.length}
            isCurrent={index === current}
            isSelected={selected.has(id)}
            selectedWords={selectedWords}
            top={top}
            events={events}
          >
            {renderRow(id, index === current)}
          </UploadItem>
        ))}
      </ul>
      <span id={selectedWords} hidden>
        {translate('uploads.selectedRow')}
      </span>
    </>
  )
}
