import { classes } from '../../style/classes'
import styles from './Dot.module.css'

export interface DotProps {
  /** `held`: by a problem that is shown elsewhere. */
  readonly shows: 'unknown' | 'running' | 'good' | 'bad' | 'held'
}

/** How a destination stands, beside its name. */
export function Dot({ shows }: DotProps) {
  return <i className={classes(styles['dot'], styles[shows])} />
}
