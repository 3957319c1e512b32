import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import styles from './Window.module.css'

export interface WindowTab<Id extends string> {
  readonly id: Id
  readonly label: string
  /** Beside the label; not part of the tab's name. */
  readonly badge?: ReactNode
  readonly screen: ReactNode
}

export interface WindowProps<Id extends string> {
  readonly label: string
  readonly platform: string
  readonly tabs: readonly WindowTab<Id>[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
  /** Banners between the title bar and the screen. */
  readonly notices: ReactNode
  /** What lies over the screen: toast, drop overlay, dialogs. */
  readonly children: ReactNode
}

/** The window's frame: the title bar with its tabs, and the chosen screen under it. */
export function Window<Id extends string>(props: WindowProps<Id>) {
  const { label, platform, tabs, chosen, onChoose, notices, children } = props
  return (
    <div className={styles['frame']}>
      <Tabs
        className={styles['window'] ?? ''}
        data-platform={platform}
        selectedKey={chosen}
        onSelectionChange={(key) => {
          const tab = tabs.find(({ id }) => id === key)
          if (tab !== undefined) onChoose(tab.id)
        }}
      >
        <header className={styles['titleBar']}>
          <TabList aria-label={label} className={styles['tabs'] ?? ''}>
            {tabs.map((tab) => (
              <Tab key={tab.id} id={tab.id} aria-label={tab.label} className={styles['tab'] ?? ''}>
                {tab.label}
                {tab.badge}
              </Tab>
            ))}
          </TabList>
        </header>
        <main className={styles['main']}>
          {notices}
          {tabs.map(({ id, screen }) => (
            <TabPanel key={id} id={id} className={styles['panel'] ?? ''}>
              {screen}
            </TabPanel>
          ))}
        </main>
      </Tabs>
      {/* Beside the tabs, which render what lies in them twice: once to count them, once to show them. */}
      <div className={styles['layer']}>{children}</div>
    </div>
  )
}
