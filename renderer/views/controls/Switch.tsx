import type { ReactNode } from 'react'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components'
import styles from './Switch.module.css'

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children' | 'render'> {
  readonly children: ReactNode
  /** A sentence under the label. */
  readonly help?: ReactNode
}

/** Something that is on or off and takes effect at once. */
export function Switch({ children, help, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={styles['switch'] ?? ''}>
      <span className={styles['track']} />
      <span className={styles['words']}>
        {children}
        {help === undefined ? null : <span className={styles['help']}>{help}</span>}
      </span>
    </AriaSwitch>
  )
}
