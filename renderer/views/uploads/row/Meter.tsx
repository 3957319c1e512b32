import { wholePercent } from '../../../i18n/format'
import { classes } from '../../../style/classes'
import { filled } from '../../controls/filled'
import styles from './Meter.module.css'

export interface MeterProps {
  readonly label: string
  /** From 0 to 1; absent while it cannot be measured. */
  readonly fraction?: number
  /** Whether nothing is being sent now. */
  readonly isResting?: boolean
}

/** The progress of one upload. */
export function Meter({ label, fraction, isResting = false }: MeterProps) {
  const percent = fraction === undefined ? undefined : wholePercent(fraction)
  return (
    <span
      className={classes(
        styles['meter'],
        fraction === undefined && styles['busy'],
        isResting && styles['resting'],
      )}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={fraction === undefined ? {} : { transform: `translateX(${filled(fraction)})` }} />
    </span>
  )
}
