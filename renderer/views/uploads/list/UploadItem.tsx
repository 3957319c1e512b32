import { useRef, type DragEvent, type MouseEvent, type ReactNode, type Ref } from 'react'
import { isTextField } from '../../../is-text-field'
import type { SelectionChange } from '../../../selection/selection'
import { changeOfClick } from '../../../selection/selection-keys'
import { classes } from '../../../style/classes'
import { stateWordsId } from '../row/StateWords'
import styles from './UploadList.module.css'

/** The pointer events of a row; the list handles its keys. */
export interface RowEvents {
  readonly onSelect: (id: string, change: SelectionChange) => void
  readonly onOpen: (id: string) => void
  /** The point of the page where the menu was requested, in pixels. */
  readonly onMenu: (id: string, x: number, y: number) => void
  /** A press that may become a drag: time to prepare the drag's data. */
  readonly onPress: (id: string) => void
  readonly onDrag: (id: string, data: DataTransfer) => void
}

/** With what the list's keys do. */
export interface ListEvents extends RowEvents {
  /** Opens the field for an image's alt text. */
  readonly onEditAltText: (id: string) => void
  /** Cancels or removes the selection; returns which rows will disappear. */
  readonly onRemove: (id: string) => ReadonlySet<string>
}

export interface UploadItemProps {
  readonly ref: Ref<HTMLLIElement>
  readonly id: string
  readonly name: string
  readonly index: number
  readonly count: number
  readonly isCurrent: boolean
  readonly isSelected: boolean
  /** Id of the text that tells screen readers that a row is selected. */
  readonly selectedWords: string
  readonly top: number
  readonly events: RowEvents
  readonly children: ReactNode
}

/** One row of the list, at its current place. */
export function UploadItem(props: UploadItemProps) {
  const { ref, id, name, index, count, isCurrent, isSelected, selectedWords, top, children } = props
  const { onSelect, onOpen, onMenu, onPress, onDrag } = props.events
  const wasSelected = useRef(false)

  // A press on a selected row may begin a drag of the selection: only a click without a drag changes it.
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
        // A field in the row has the menu of a text field.
        if (isTextField(event.target)) return
        event.preventDefault()
        if (!isSelected) onSelect(id, 'only')
        onMenu(id, event.clientX, event.clientY)
      }}
      onDragStart={(event: DragEvent) => {
        // A drag of text from the row's field is not a drag of the row.
        if (!isTextField(event.target)) onDrag(id, event.dataTransfer)
      }}
      style={{ transform: `translateY(${top}px)` }}
    >
      {children}
    </li>
  )
}

/** Buttons, links and fields in a row handle their own clicks. */
function isOnControl({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('button, a, input, [role="link"]') !== null
}
