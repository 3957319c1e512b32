import type { ComponentProps, KeyboardEvent, ReactNode } from 'react'
import { classes } from '../../style/classes'
import styles from './Tabs.module.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: string
  /** Shown beside the label; not part of the tab's name. */
  readonly badge?: ReactNode
}

export interface TabListProps<Id extends string> {
  /** Shared with the `TabPanel`; unique on the page. */
  readonly name: string
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
  /** Uses all the available width. */
  readonly spreads?: boolean
}

/**
 * Tabs, chosen by a press or by arrow keys (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). Our own, because the
 * library's tabs render twice and read their panel's styles at every change.
 */
export function TabList<Id extends string>(props: TabListProps<Id>) {
  const { name, label, tabs, chosen, onChoose, spreads = false } = props

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === chosen)
    const next = tabs.at(tabStep(event.key, at, tabs.length))
    if (next === undefined || next.id === chosen) return
    event.preventDefault()
    onChoose(next.id)
    document.getElementById(tabId(name, next.id))?.focus()
  }

  return (
    <div
      role="tablist"
      aria-label={label}
      className={classes(styles['tabs'], spreads && styles['spread'])}
      onKeyDown={onKeyDown}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(name, tab.id)}
          aria-label={tab.label}
          aria-selected={tab.id === chosen}
          aria-controls={tab.id === chosen ? panelId(name) : undefined}
          tabIndex={tab.id === chosen ? 0 : -1}
          className={styles['tab']}
          onClick={() => onChoose(tab.id)}
        >
          {tab.label}
          {tab.badge}
        </button>
      ))}
    </div>
  )
}

export interface TabPanelProps extends ComponentProps<'div'> {
  /** Shared with the `TabList`. */
  readonly name: string
  readonly chosen: string
}

/** The content of the chosen tab. */
export function TabPanel({ name, chosen, ...rest }: TabPanelProps) {
  return <div {...rest} role="tabpanel" id={panelId(name)} aria-labelledby={tabId(name, chosen)} />
}

const tabId = (name: string, id: string): string => `${name}-tab-${id}`
const panelId = (name: string): string => `${name}-panel`

/** The tab that a key moves to, wrapping around at both ends. */
function tabStep(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at + count - 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return at
  }
}
