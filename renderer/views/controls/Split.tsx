import type { ReactNode } from 'react'
import { classes } from '../../style/classes'
import styles from './Split.module.css'

export interface SplitProps {
  /** Shown beside the content unless the window is narrow; null for none. */
  readonly panel: ReactNode
  readonly panelWidth: 'pasted' | 'entry'
  readonly children: ReactNode
}

/** A screen's content, which takes all the height there is, and a panel beside it. */
export function Split({ panel, panelWidth, children }: SplitProps) {
  return (
    <div className={classes(styles['split'], panel !== null && styles[panelWidth])}>
      {children}
      {panel}
    </div>
  )
}
