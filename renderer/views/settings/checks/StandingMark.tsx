import type { ReactNode } from 'react'
import { classes } from '../../../style/classes'
import { Icon } from '../../controls/Icon'
import styles from './StandingMark.module.css'

export interface StandingMarkProps {
  /** `current`: the person has to act; `asking`: the server is being asked. */
  readonly standing: 'passed' | 'failed' | 'current' | 'asking' | 'running' | 'skipped' | 'unknown'
  /** The step's number, while it has no answer. */
  readonly children?: ReactNode
}

/** The state of a step, by colour and shape together; the text beside it says the same. */
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
