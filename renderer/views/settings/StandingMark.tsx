import type { ReactNode } from 'react'
import { classes } from '../../style/classes'
import { Icon } from '../controls/Icon'
import styles from './StandingMark.module.css'

export interface StandingMarkProps {
  /** `current`: it is up to the person; `asking`: the server is being asked. */
  readonly standing: 'passed' | 'failed' | 'current' | 'asking' | 'running' | 'skipped' | 'unknown'
  /** A question's number, as long as it has no answer. */
  readonly children?: ReactNode
}

/** How a question stands, by colour and shape together; words beside it say the same. */
export function StandingMark({ standing, children }: StandingMarkProps) {
  const isNumbered = children !== undefined
  return (
    <span
      className={classes(styles['mark'], isNumbered && styles['numbered'], styles[standing])}
      aria-hidden="true"
    >
      {standing === 'passed' ? <Icon name="check" /> : null}
      {standing === 'failed' ? <Icon name="close" /> : null}
      {standing === 'passed' || standing === 'failed' ? null : children}
    </span>
  )
}
