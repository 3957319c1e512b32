import type { ReactNode } from 'react'
import { SwitchButton, SwitchField, Text, type SwitchFieldProps } from 'react-aria-components'
import styles from './Switch.module.css'

export interface SwitchProps extends Omit<SwitchFieldProps, 'className' | 'style' | 'children' | 'render'> {
  readonly children: ReactNode
  /** A sentence under the label. */
  readonly help?: ReactNode
}

/** A switch that takes effect at once. */
export function Switch({ children, help, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={styles['field'] ?? ''}>
      <SwitchButton className={styles['switch'] ?? ''}>
        <span className={styles['track']} />
        <span>{children}</span>
      </SwitchButton>
      {help === undefined ? null : (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
    </SwitchField>
  )
}
