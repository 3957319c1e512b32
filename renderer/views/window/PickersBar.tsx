import type { ReactNode } from 'react'
import { Picker, type PickerItem } from '../controls/fields/Picker'
import { BottomBar } from './BottomBar'
import styles from './BottomBar.module.css'

export interface Choice<Id extends string> {
  readonly label: string
  readonly items: readonly PickerItem<Id>[]
  readonly chosen: Id | ''
  readonly placeholder?: string
  readonly onChoose: (id: Id) => void
}

export interface PickersBarProps<Format extends string> {
  readonly destination: Choice<string>
  readonly linkFormat: Choice<Format>
  readonly children: ReactNode
}

/** The bottom bar of the Uploads screen: destination, link format, and the one primary button. */
export function PickersBar<Format extends string>(props: PickersBarProps<Format>) {
  const { destination, linkFormat, children } = props
  return (
    <BottomBar>
      <div className={styles['destination']}>
        <Picker {...destination} isDisabled={destination.items.length === 0} />
      </div>
      <div className={styles['format']}>
        <Picker {...linkFormat} />
      </div>
      <span className={styles['space']} />
      {children}
    </BottomBar>
  )
}
