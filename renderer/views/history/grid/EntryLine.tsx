import { memo } from 'react'
import type { EntryView } from '../../../../electron/shared/app/settings'
import type { ReadEntries } from '../../../../electron/shared/history/history'
import { classes } from '../../../style/classes'
import { EmptyTile } from './EmptyTile'
import { EntryCell, type EntryEvents } from './EntryCell'
import gridStyles from './EntryGrid.module.css'
import styles from './EntryLine.module.css'
import { EntryRow } from './EntryRow'
import { Tile } from './Tile'
import { WaitingLine } from './WaitingLine'

export interface EntryLineProps {
  readonly view: EntryView
  /** Whether the day is shown above, so that an entry only needs the time. */
  readonly byDay: boolean
  /** When the present day began, in milliseconds since the epoch. */
  readonly today: number
  /** Of everything that was found, in order. */
  readonly positions: Float64Array
  readonly entries: ReadEntries
  /** The numbers of its selected columns, as one value that can be compared. */
  readonly selectedColumns: string
  /** The column with the keyboard focus; undefined while that is in another line. */
  readonly currentColumn: number | undefined
  readonly events: EntryEvents
  /** Counted from 1, as ARIA does. */
  readonly row: number
  /** In pixels from the grid's top. */
  readonly top: number
  readonly columns: number
  /** Index of the first entry. */
  readonly first: number
  readonly count: number
}

/** A row of tiles, or an entry of the list. Rerendered only when something in it may have changed. */
export const EntryLine = memo(function EntryLine(props: EntryLineProps) {
  const { view, byDay, today, positions, entries, selectedColumns, currentColumn, events } = props
  const { row, top, columns, first, count } = props
  const shown = positions.subarray(first, first + count)
  const isList = view === 'list'
  if (!isList && shown.every((position) => !entries.has(position))) {
    return <WaitingLine row={row} top={top} columns={columns} count={count} />
  }
  const selected = selectedColumns.split(' ')
  return (
    <div
      role="row"
      aria-rowindex={row}
      className={classes(
        gridStyles['row'],
        isList && styles['line'],
        isList && (selectedColumns === '' ? styles['plain'] : 'chosen'),
      )}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {Array.from(shown, (position, column) => {
        const entry = entries.get(position)
        if (entry === undefined || entry === null) {
          return <WaitingCell key={position} view={view} isLoading={entry === undefined} />
        }
        const isSelected = selected.includes(String(column))
        const content = { entry, isSelected, onCancelThumbnail: events.onCancelThumbnail }
        return (
          <EntryCell
            key={position}
            entry={entry}
            index={first + column}
            isSelected={isSelected}
            isCurrent={column === currentColumn}
            events={events}
          >
            {isList ? <EntryRow {...content} byDay={byDay} today={today} /> : <Tile {...content} />}
          </EntryCell>
        )
      })}
    </div>
  )
})

/** The cell of an entry that is not loaded yet, or is gone. */
function WaitingCell({ view, isLoading }: { readonly view: EntryView; readonly isLoading: boolean }) {
  return view === 'list' ? (
    <div role="gridcell" aria-busy={isLoading} className={styles['waiting']} />
  ) : (
    <div role="gridcell" aria-busy={isLoading} className={gridStyles['cell']}>
      <EmptyTile />
    </div>
  )
}
