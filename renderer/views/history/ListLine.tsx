import { memo } from 'react'
import { classes } from '../../style/classes'
import { EntryCell } from './EntryCell'
import gridStyles from './EntryGrid.module.css'
import { EntryRow } from './EntryRow'
import styles from './ListLine.module.css'
import type { EntryLineProps } from './TileLine'

export interface ListLineProps extends EntryLineProps {
  /** Whether the day is shown above, so that the row only needs the time. */
  readonly byDay: boolean
}

/** An entry on its own line. Rerendered only when something in it may have changed. */
export const ListLine = memo(function ListLine(props: ListLineProps) {
  const { row, top, first, positions, entries, selected, currentIndex, pictureOf, byDay } = props
  const { onCancelPicture, onSelect, onOpen, onMenu, onPress, onDrag } = props
  const entry = entries.get(positions[first] ?? 0)
  const isSelected = entry !== undefined && entry !== null && selected.has(entry.id)
  return (
    <div
      role="row"
      aria-rowindex={row}
      className={classes(gridStyles['row'], styles['line'], isSelected ? 'chosen' : styles['plain'])}
      style={{ transform: `translateY(${top}px)` }}
    >
      {entry === undefined || entry === null ? (
        <div role="gridcell" aria-busy={entry === undefined} className={styles['waiting']} />
      ) : (
        <EntryCell
          entry={entry}
          index={first}
          isSelected={isSelected}
          isCurrent={first === currentIndex}
          onSelect={onSelect}
          onOpen={onOpen}
          onMenu={onMenu}
          onPress={onPress}
          onDrag={onDrag}
        >
          <EntryRow
            entry={entry}
            picture={pictureOf(entry)}
            onCancelPicture={onCancelPicture}
            isSelected={isSelected}
            byDay={byDay}
          />
        </EntryCell>
      )}
    </div>
  )
})
