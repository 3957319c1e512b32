import type { ReactNode } from 'react'
import { classes } from '../../../style/classes'
import { Icon, type IconName } from '../Icon'
import styles from './Tag.module.css'

export interface TagProps {
  readonly children: ReactNode
  readonly tone?: 'plain' | 'accent' | 'amber' | 'red'
  readonly icon?: IconName
  /** Replaces the text in a narrow list. */
  readonly brief?: string
}

/** One or two words on a tinted background; the words carry the meaning. */
export function Tag({ children, tone = 'plain', icon, brief }: TagProps) {
  return (
    <span className={classes(styles['tag'], styles[tone])}>
      {icon === undefined ? null : <Icon name={icon} />}
      {brief === undefined ? (
        children
      ) : (
        <>
          <span className={styles['whole']}>{children}</span>
          <span className={styles['brief']}>{brief}</span>
        </>
      )}
    </span>
  )
}
