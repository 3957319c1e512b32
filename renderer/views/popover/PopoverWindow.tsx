import type { ReactNode } from 'react'
import styles from './PopoverWindow.module.css'

export interface PopoverWindowProps {
  readonly label: string
  /** Announced by screen readers. */
  readonly announced: string
  readonly children: ReactNode
}

/** The popover's frame: on Linux the system draws none. */
export function PopoverWindow({ label, announced, children }: PopoverWindowProps) {
  return (
    <main className={styles['window']} aria-label={label}>
      {children}
      <p className="unseen" role="status">
        {announced}
      </p>
    </main>
  )
}
