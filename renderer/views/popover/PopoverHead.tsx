import { classes } from '../../style/classes'
import { Button } from '../controls/buttons/Button'
import { Mark } from '../controls/Mark'
import type { PopoverButton } from './PopoverBar'
import styles from './PopoverHead.module.css'

export interface PopoverHeadProps {
  readonly title: string
  readonly detail: string
  /** How many uploads failed; empty if none did. */
  readonly failures: string
  /** From 0 to 1 while uploads are running; absent when all have ended. */
  readonly fraction: number | undefined
  readonly isPaused: boolean
  /** Pauses or resumes; absent while there is nothing to pause. */
  readonly action: PopoverButton | undefined
}

/** The progress of all uploads, with the mark as the meter. */
export function PopoverHead(props: PopoverHeadProps) {
  const { title, detail, failures, fraction, isPaused, action } = props
  return (
    <header className={styles['head']}>
      <span className={styles['mark']}>
        <Mark size={34} ring={{ shows: 'progress', fraction, isPaused }} />
      </span>
      <div className={styles['words']}>
        <h1 className={classes(styles['title'], 'numbers')}>{title}</h1>
        <p className={classes(styles['detail'], 'numbers')}>
          {detail}
          {detail === '' || failures === '' ? null : ' · '}
          {failures === '' ? null : <span className={styles['failures']}>{failures}</span>}
        </p>
      </div>
      {action === undefined ? null : (
        <Button size="small" onPress={action.onPress}>
          {action.label}
        </Button>
      )}
    </header>
  )
}
