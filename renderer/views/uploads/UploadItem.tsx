import { useRef, type DragEvent, type MouseEvent, type ReactNode, type Ref } from 'react'
import { isTextField } from '../../is-text-field'
import type { SelectionChange } from '../../selection/selection'
import { changeOfClick } from '../../selection/selection-keys'
import { classes } from '../../style/classes'
import { stateWordsId } from './StateWords'
import styles from './UploadList.module.css'

/** What a person can do with a row by pointer; keys come through the list. */
export interface RowEvents {
  readonly onSelect: (id: string, change: SelectionChange) => void
  readonly onOpen: (id: string) => void
  /** Where on the page the menu was asked for, in pixels. */
  readonly onMenu: (id: string, x: number, y: number) => void
  /** A press that may become a drag: time to get ready what the drag would carry. */
  readonly onPress: (id: string) => void
  readonly onDrag: (id: string, data: DataTransfer) => void
}

export interface UploadItemProps extends RowEvents {
  readonly ref: Ref<HTMLLIElement>
  readonly id: string
  readonly name: string
  readonly index: number
  readonly count: number
  readonly isCurrent: boolean
  readonly isSelected: boolean
  /** Id of the words that tell assistive tools of a selected row. */
  readonly selectedWords: string
  readonly top: number
  readonly children: ReactNode
}

/** One row of the list, wherever the list stands just now. */
export function UploadItem(props: UploadItemProps) {
  const { ref, id, name, index, count, isCurrent, isSelected, selectedWords, top, children } = props
  const { onSelect, onOpen, onMenu, onPress, onDrag } = props
  const wasSelected = useRef(false)

  // A press on a selected row may begin a drag of all that is selected: only a click without one narrows it.
  const onMouseDown = (event: MouseEvent) => {
    if (event.button !== 0 || isOnControl(event)) return
    wasSelected.current = isSelected
    if (!isSelected) onSelect(id, changeOfClick(event))
    onPress(id)
  }
  const onClick = (event: MouseEvent) => {
    if (!isOnControl(event) && wasSelected.current) onSelect(id, changeOfClick(event))
    wasSelected.current = false
  }

  return (
    <li
      ref={ref}
      className={classes(styles['item'], isSelected && 'chosen')}
      data-index={index}
      aria-label={name}
      aria-describedby={isSelected ? `${stateWordsId(id)} ${selectedWords}` : stateWordsId(id)}
      aria-setsize={count}
      aria-posinset={index + 1}
      tabIndex={isCurrent ? 0 : -1}
      data-way-in={isCurrent}
      draggable
      onFocus={() => onSelect(id, 'move')}
      onMouseDown={onMouseDown}
      onClick={onClick}
      onDoubleClick={(event) => {
        if (!isOnControl(event)) onOpen(id)
      }}
      onContextMenu={(event) => {
        event.preventDefault()
        if (!isSelected) onSelect(id, 'only')
        onMenu(id, event.clientX, event.clientY)
      }}
      onDragStart={(event: DragEvent) => {
        // Words dragged out of the row's field are words.
        if (!isTextField(event.target)) onDrag(id, event.dataTransfer)
      }}
      style={{ transform: `translateY(${top}px)` }}
    >
      {children}
    </li>
  )
}

/** Buttons, links and fields inside a row keep their own clicks. */
function isOnControl({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('button, a, input, [role="link"]') !== null
}
