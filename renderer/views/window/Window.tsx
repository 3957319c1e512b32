import { useId, type ReactNode } from 'react'
import { TabList, TabPanel, type TabItem, type TabListProps } from '../controls/Tabs'
import styles from './Window.module.css'

export interface WindowTab<Id extends string> extends TabItem<Id> {
  readonly screen: ReactNode
}

export interface WindowProps<Id extends string> extends Pick<
  TabListProps<Id>,
  'label' | 'chosen' | 'onChoose'
> {
  readonly platform: string
  readonly tabs: readonly WindowTab<Id>[]
  /** Banners between the title bar and the screen. */
  readonly notices: ReactNode
  /** What lies over the screen: toast, drop overlay, dialogs. */
  readonly children: ReactNode
}

/** The window's frame: the title bar with its tabs, and the chosen screen under it. */
export function Window<Id extends string>(props: WindowProps<Id>) {
  const { label, platform, tabs, chosen, onChoose, notices, children } = props
  const name = useId()
  return (
    <div className={styles['frame']}>
      <div className={styles['window']} data-platform={platform}>
        <header className={styles['titleBar']}>
          <TabList name={name} label={label} tabs={tabs} chosen={chosen} onChoose={onChoose} />
        </header>
        <main className={styles['main']}>
          {notices}
          <TabPanel key={chosen} name={name} chosen={chosen} className={styles['panel']}>
            {tabs.find(({ id }) => id === chosen)?.screen}
          </TabPanel>
        </main>
      </div>
      <div className={styles['layer']}>{children}</div>
    </div>
  )
}
