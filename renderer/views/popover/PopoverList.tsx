import type { KeyboardEvent } from 'react'
import { PopoverRow, type PopoverLink } from './PopoverRow'
import styles from './PopoverList.module.css'

export interface PopoverListProps {
  readonly label: string
  readonly copyLabel: string
  /** Shown if there are none. */
  readonly nothing: string
  readonly links: readonly PopoverLink[]
  readonly onCopy: (id: string, name: string) => Promise<boolean>
}

/** The latest links; a press copies one. */
export function PopoverList({ label, copyLabel, nothing, links, onCopy }: PopoverListProps) {
  if (links.length === 0) return <p className={styles['nothing']}>{nothing}</p>
  return (
    <ul className={styles['list']} aria-label={label} onKeyDown={walk}>
      {links.map((link) => (
        <PopoverRow
          key={link.id}
          link={link}
          copyLabel={copyLabel}
          onCopy={() => onCopy(link.id, link.name)}
        />
      ))}
    </ul>
  )
}

/** Arrow keys move from row to row, as Tab does. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const rows = [...event.currentTarget.querySelectorAll('button')]
  const at = rows.findIndex((row) => row === document.activeElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  rows[Math.min(Math.max(to, 0), rows.length - 1)]?.focus()
}
