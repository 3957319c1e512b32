import { memo } from 'react'
import type { HistoryEntry, ReadEntries } from '../../../electron/shared/history'
import type { SelectionChange } from '../../selection/selection'
import { changeOfClick } from '../../selection/selection-keys'
import { EmptyTile } from './EmptyTile'
import styles from './Gallery.module.css'
import { Tile } from './Tile'
import { WaitingLine } from './WaitingLine'

export interface TileLineProps {
  /** Of everything that was found, in order. */
  readonly positions: Float64Array
  readonly entries: ReadEntries
  readonly selected: ReadonlySet<string>
  /** The entry that the keyboard stands on. */
  readonly currentIndex: number
  readonly pictureOf: (id: string) => string
  readonly onSelect: (index: number, id: string, change: SelectionChange) => void
  readonly onOpen: (entry: HistoryEntry) => void
  /** Asks for the menu of what is selected, or of another entry, at a place of the page. */
  readonly onMenu: (place: { readonly x: number; readonly y: number }, otherId?: string) => void
  /** Counted from 1, as assistive tools do. */
  readonly row: number
  /** In pixels from the gallery's top. */
  readonly top: number
  readonly columns: number
  /** Index of the first entry. */
  readonly first: number
  readonly count: number
}

/** A row of tiles. Drawn anew only when something in it may have changed, not as it scrolls by. */
export const TileLine = memo(function TileLine(props: TileLineProps) {
  const { row, top, columns, first, count, positions, entries, selected, currentIndex } = props
  const { pictureOf, onSelect, onOpen, onMenu } = props
  const shown = positions.subarray(first, first + count)
  if (shown.every((position) => !entries.has(position))) {
    return <WaitingLine row={row} top={top} columns={columns} count={count} />
  }
  return (
    <div
      role="row"
      aria-rowindex={row}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {Array.from(shown, (position, column) => {
        const index = first + column
        const entry = entries.get(position)
        if (entry === undefined || entry === null) {
          return (
            <div key={position} role="gridcell" aria-busy={entry === undefined} className={styles['cell']}>
              <EmptyTile />
            </div>
          )
        }
        return (
          <div
            key={position}
            role="gridcell"
            aria-label={entry.name}
            aria-selected={selected.has(entry.id)}
            tabIndex={index === currentIndex ? 0 : -1}
            data-entry={index}
            className={styles['cell']}
            onClick={(event) => onSelect(index, entry.id, changeOfClick(event))}
            onDoubleClick={() => onOpen(entry)}
            onContextMenu={(event) => {
              event.preventDefault()
              const isSelected = selected.has(entry.id)
              if (!isSelected) onSelect(index, entry.id, 'only')
              onMenu({ x: event.clientX, y: event.clientY }, isSelected ? undefined : entry.id)
            }}
          >
            <Tile entry={entry} picture={pictureOf(entry.id)} isSelected={selected.has(entry.id)} />
          </div>
        )
      })}
    </div>
  )
})
