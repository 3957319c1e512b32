import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { classes } from '../../style/classes'
import styles from './Button.module.css'
import { Icon, type IconName } from './Icon'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'render'> {
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
  /** `primary` at most once a screen; `danger`, loud or quiet, for what cannot be taken back. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'quietDanger'
  /** 32 px high, or 28 px if small. */
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  /** In a narrow CSS container only the icon is seen; the words stay its name. */
  readonly collapses?: boolean
}

const looks = {
  primary: ['primary'],
  secondary: [],
  quiet: ['quiet'],
  danger: ['danger'],
  quietDanger: ['quiet', 'danger'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** A press that does something. Its words are its accessible name. */
export function Button({
  children,
  kind = 'secondary',
  size = 'normal',
  icon,
  collapses,
  ...rest
}: ButtonProps) {
  const className = classes(
    styles['button'],
    ...looks[kind].map((look) => styles[look]),
    size === 'small' && styles['small'],
    collapses === true && styles['collapses'],
  )
  return (
    <AriaButton {...rest} className={className}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span className={styles['label']}>{children}</span>
    </AriaButton>
  )
}
