import type { CSSProperties } from 'react'
import styles from './WaitingLine.module.css'

export interface WaitingLineProps {
  readonly row: number
  readonly top: number
  readonly columns: number
  readonly count: number
}

/** Takes the space of a row that is not loaded yet: two elements, since fast scrolling renders hundreds. */
export function WaitingLine({ row, top, columns, count }: WaitingLineProps) {
  const style: CSSProperties & Readonly<Record<`--${string}`, number>> = {
    transform: `translateY(${top}px)`,
    '--columns': columns,
    '--count': count,
  }
  return (
    <div role="row" aria-rowindex={row} className={styles['row']} style={style}>
      <div role="gridcell" aria-busy="true" className={styles['thumbnails']} />
    </div>
  )
}
