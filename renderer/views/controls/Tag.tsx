import type { ReactNode } from 'react'
import { classes } from '../../style/classes'
import { Icon, type IconName } from './Icon'
import styles from './Tag.module.css'

export interface TagProps {
  readonly children: ReactNode
  readonly tone?: 'plain' | 'accent' | 'amber' | 'red'
  readonly icon?: IconName
}

/** One or two words on a tinted ground; the words carry the meaning. */
export function Tag({ children, tone = 'plain', icon }: TagProps) {
  return (
    <span className={classes(styles['tag'], styles[tone])}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </span>
  )
}
