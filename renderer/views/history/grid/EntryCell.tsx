import type { ReactNode } from 'react'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import type { SelectionChange } from '../../../selection/selection'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { changeOfClick } from '../../../selection/selection-keys'
import styles from './EntryGrid.module.css'

/** What pointer and keyboard do with an entry, the same in every view. */
export interface EntryEvents {
  readonly onSelect: (index: number, id: string, change: SelectionChange) => void
  readonly onOpen: (entry: HistoryEntry) => void
  /** Asks for the menu of the selection, or of another entry, at a point of the page. */
  readonly onMenu: (place: { readonly x: number; readonly y: number }, otherId?: string) => void
  /** A press that may become a drag: time to prepare the drag's data. */
  readonly onPress: (entry: HistoryEntry) => void
  readonly onDrag: (entry: HistoryEntry, data: DataTransfer) => void
  /** Called when an entry's thumbnail leaves the view before it has loaded. */
  readonly onCancelThumbnail: (entry: HistoryEntry) => void
}

export interface EntryCellProps {
  readonly entry: HistoryEntry
  readonly index: number
  readonly isSelected: boolean
  /** Whether it has the keyboard focus. */
  readonly isCurrent: boolean
  readonly events: EntryEvents
  readonly children: ReactNode
}

/** One entry of the grid, with its pointer, keyboard and screen reader behaviour. */
export function EntryCell(props: EntryCellProps) {
  const { entry, index, isSelected, isCurrent, events, children } = props
  const { onSelect, onOpen, onMenu, onPress, onDrag } = events
  const translate = useTranslate()
  const format = useFormat()
  const { finding, sizeBytes, uploadedAt } = entry
  // A screen reader reads the focused cell itself, and nothing within it.
  const words = [
    ...(finding === undefined ? [] : [translate(`history.finding.${finding.kind}.tag`)]),
    format.time(uploadedAt),
    format.size(sizeBytes),
  ]
  return (
    <div
      role="gridcell"
      aria-label={entry.name}
      aria-description={words.join(', ')}
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      data-way-in={isCurrent}
      data-entry={index}
      className={styles['cell']}
      draggable
      onFocus={() => {
        // Also when another entry leaves the keyboard to this one.
        if (isCurrent) onSelect(index, entry.id, 'move')
      }}
      onMouseDown={({ button }) => {
        if (button === 0) onPress(entry)
      }}
      onDragStart={({ dataTransfer }) => onDrag(entry, dataTransfer)}
      onClick={(event) => onSelect(index, entry.id, changeOfClick(event))}
      onDoubleClick={() => onOpen(entry)}
      onContextMenu={(event) => {
        event.preventDefault()
        if (!isSelected) onSelect(index, entry.id, 'only')
        onMenu({ x: event.clientX, y: event.clientY }, isSelected ? undefined : entry.id)
      }}
    >
      {children}
    </div>
  )
}
