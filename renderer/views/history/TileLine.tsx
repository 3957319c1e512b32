import { memo } from 'react'
import type { HistoryEntry, ReadEntries } from '../../../electron/shared/history/history'
import { EmptyTile } from './EmptyTile'
import { EntryCell, type EntryEvents } from './EntryCell'
import styles from './EntryGrid.module.css'
import { Tile } from './Tile'
import { WaitingLine } from './WaitingLine'

/** A row of entries, as each view renders it. */
export interface EntryLineProps extends EntryEvents {
  /** Of everything that was found, in order. */
  readonly positions: Float64Array
  readonly entries: ReadEntries
  readonly selected: ReadonlySet<string>
  /** The entry with the keyboard focus. */
  readonly currentIndex: number
  readonly pictureOf: (entry: HistoryEntry) => string
  /** Called when an entry's picture leaves the view before it has loaded. */
  readonly onCancelPicture: (entry: HistoryEntry) => void
  /** Counted from 1, as ARIA does. */
  readonly row: number
  /** In pixels from the grid's top. */
  readonly top: number
  readonly columns: number
  /** Index of the first entry. */
  readonly first: number
  readonly count: number
}

/** A row of tiles. Rerendered only when something in it may have changed, not while scrolling. */
export const TileLine = memo(function TileLine(props: EntryLineProps) {
  const { row, top, columns, first, count, positions, entries, selected, currentIndex, pictureOf } = props
  const { onCancelPicture, onSelect, onOpen, onMenu, onPress, onDrag } = props
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
        const isSelected = selected.has(entry.id)
        return (
          <EntryCell
            key={position}
            entry={entry}
            index={index}
            isSelected={isSelected}
            isCurrent={index === currentIndex}
            onSelect={onSelect}
            onOpen={onOpen}
            onMenu={onMenu}
            onPress={onPress}
            onDrag={onDrag}
          >
            <Tile
              entry={entry}
              picture={pictureOf(entry)}
              onCancelPicture={onCancelPicture}
              isSelected={isSelected}
            />
          </EntryCell>
        )
      })}
    </div>
  )
})
