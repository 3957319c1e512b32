import type { ReactNode } from 'react'
import { classes } from '../../../style/classes'
import styles from './Button.module.css'
import { Icon, type IconName } from '../Icon'
import { pressProps, type PressableProps } from './press-props'

export interface ButtonProps extends PressableProps {
  readonly children: ReactNode
  /** `primary` at most once per screen; `danger`, loud or quiet, for what cannot be undone. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'quietDanger'
  /** 32 px high, or 28 px if small. */
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  /** In a narrow CSS container only the icon is visible; the text remains its accessible name, and is its hint. */
  readonly collapses?: boolean
}

const kindClasses = {
  primary: ['primary'],
  secondary: [],
  quiet: ['quiet'],
  danger: ['danger'],
  quietDanger: ['quiet', 'danger'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** A button. Its text is its accessible name. */
export function Button({
  children,
  kind = 'secondary',
  size = 'normal',
  icon,
  collapses,
  ...pressable
}: ButtonProps) {
  const className = classes(
    styles['button'],
    ...kindClasses[kind].map((name) => styles[name]),
    size === 'small' && styles['small'],
    collapses === true && styles['collapses'],
  )
  return (
    <button
      {...pressProps(pressable)}
      aria-description={pressable.hint}
      data-collapses={collapses}
      className={className}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span className={styles['label']}>{children}</span>
    </button>
  )
}
