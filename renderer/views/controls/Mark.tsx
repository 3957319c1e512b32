import type { ReactNode } from 'react'
import { classes } from '../../style/classes'
import styles from './Mark.module.css'

export interface MarkProps {
  /** Width and height in pixels. */
  readonly size: number
  /** What the ring shows: whole; a meter from 0 to 1 (whole without a value); or lifted, with a count inside. */
  readonly ring:
    | { readonly shows: 'whole' }
    | { readonly shows: 'progress'; readonly fraction: number | undefined; readonly isPaused?: boolean }
    | { readonly shows: 'count'; readonly count: number | null }
}

/** The mark: a ring over a stand. The ring is the meter. Decoration: the text beside it says the same. */
export function Mark({ size, ring }: MarkProps) {
  return (
    <svg
      className={classes(styles['mark'], size >= 60 && styles['big'], size < 24 && styles['small'])}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <g className={classes(styles['ring'], ring.shows === 'count' && styles['lifted'])}>{drawRing(ring)}</g>
      <path d="M12 17.5v4M3.5 21.5h17" />
    </svg>
  )
}

const whole = <circle className={styles['arc']} cx="12" cy="8" r="6" />

function drawRing(ring: MarkProps['ring']): ReactNode {
  switch (ring.shows) {
    case 'whole':
      return whole
    case 'progress':
      if (ring.fraction === undefined) return whole
      return (
        <>
          <circle className={styles['track']} cx="12" cy="8" r="6" />
          {ring.fraction > 0 ? (
            <circle
              className={classes(styles['arc'], ring.isPaused === true && styles['paused'])}
              cx="12"
              cy="8"
              r="6"
              pathLength="100"
              strokeDasharray={`${(Math.min(ring.fraction, 1) * 100).toFixed(1)} 100`}
              transform="rotate(-90 12 8)"
            />
          ) : null}
        </>
      )
    case 'count':
      return (
        <>
          <circle cx="12" cy="8" r="6" />
          {ring.count === null ? null : (
            <text className={styles['count']} x="12" y="8" textAnchor="middle" dominantBaseline="central">
              {ring.count > 999 ? '999+' : ring.count}
            </text>
          )}
        </>
      )
  }
}
