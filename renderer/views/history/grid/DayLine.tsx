import { memo } from 'react'
import { useFormat } from '../../../i18n/use-format'
import styles from './EntryGrid.module.css'

export interface DayLineProps {
  /** Counted from 1, as ARIA does. */
  readonly row: number
  /** In pixels from the grid's top. */
  readonly top: number
  readonly moment: number
  /** When the present day began. */
  readonly today: number
  readonly count: number
}

/** The name of a day, and how many images it has. */
export const DayLine = memo(function DayLine({ row, top, moment, today, count }: DayLineProps) {
  const format = useFormat()
  return (
    <div
      role="row"
      aria-rowindex={row}
      className={styles['day']}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="rowheader">
        {format.day(moment, today)} <span className={styles['count']}>{format.count(count)}</span>
      </span>
    </div>
  )
})
