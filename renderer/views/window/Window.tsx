import { useId, useRef, type FocusEvent, type ReactNode } from 'react'
import { TabList, TabPanel, type TabItem, type TabListProps } from '../controls/Tabs'
import { useKeptFocus } from '../controls/use-kept-focus'
import { mainThing, useWayIn } from './use-way-in'
import styles from './Window.module.css'

export interface WindowTab<Id extends string> extends TabItem<Id> {
  readonly screen: ReactNode
}

export interface WindowProps<Id extends string> extends Pick<
  TabListProps<Id>,
  'label' | 'chosen' | 'onChoose'
> {
  readonly tabs: readonly WindowTab<Id>[]
  /** Banners between the title bar and the screen. */
  readonly notices: ReactNode
  /** What lies over the screen: toast, drop overlay, dialogs. */
  readonly children: ReactNode
}

/**
 * The window's frame: the title bar with its tabs, and the chosen screen under it. When a notice or toast
 * disappears, the keyboard focus returns to the screen; a newly shown screen takes the focus from the one before.
 */
export function Window<Id extends string>(props: WindowProps<Id>) {
  const { label, tabs, chosen, onChoose, notices, children } = props
  const name = useId()
  const frame = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  /** The last focused element of the screen. */
  const last = useRef<HTMLElement>(null)
  const kept = useKeptFocus(() => {
    if (last.current?.isConnected === true && !last.current.matches(':disabled')) return last.current
    // A long list draws its rows anew when it changes, and only those in sight.
    const wayIn = panel.current?.querySelector<HTMLElement>(mainThing)
    return wayIn ?? frame.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')
  })
  const onFocusWithin = useWayIn(panel, chosen)
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const { target } = event
    if (panel.current?.contains(target) !== true) {
      kept.onFocus(event)
      return
    }
    if (target instanceof HTMLElement) last.current = target
    onFocusWithin(event)
  }
  return (
    <div ref={frame} className={styles['frame']} onFocus={onFocus} onBlur={kept.onBlur}>
      <div className={styles['window']}>
        <header className={styles['titleBar']}>
          <TabList name={name} label={label} tabs={tabs} chosen={chosen} onChoose={onChoose} />
        </header>
        <main className={styles['main']}>
          {notices}
          <TabPanel ref={panel} key={chosen} name={name} chosen={chosen} className={styles['panel']}>
            {tabs.find(({ id }) => id === chosen)?.screen}
          </TabPanel>
        </main>
      </div>
      <div className={styles['layer']}>{children}</div>
    </div>
  )
}
