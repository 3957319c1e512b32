import type { ReactNode } from 'react'
import styles from './PopoverWindow.module.css'

export interface PopoverWindowProps {
  readonly label: string
  /** Announced by screen readers. */
  readonly said: string
  readonly children: ReactNode
}

/** The popover's frame: on Linux the system draws none. */
export function PopoverWindow({ label, said, children }: PopoverWindowProps) {
  return (
    <main className={styles['window']} aria-label={label}>
      {children}
      <p className="unseen" role="status">
        {said}
      </p>
    </main>
  )
}
