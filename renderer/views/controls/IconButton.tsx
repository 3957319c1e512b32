import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { classes } from '../../style/classes'
import { Icon, type IconName } from './Icon'
import styles from './IconButton.module.css'
import { Hint } from './Hint'

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'render' | 'aria-label'
> {
  readonly icon: IconName
  /** What it does: the accessible name, and what a resting pointer shows. */
  readonly label: string
  /** For where Escape has to do more than to take the hint away. */
  readonly withoutHint?: boolean
  /** On a dark toast. */
  readonly inverse?: boolean
}

/** A 28 px button that shows only a picture. */
export function IconButton({ icon, label, inverse, withoutHint = false, ...rest }: IconButtonProps) {
  const button = (
    <AriaButton
      {...rest}
      aria-label={label}
      className={classes(styles['button'], inverse === true && styles['inverse'])}
    >
      <Icon name={icon} />
    </AriaButton>
  )
  return withoutHint ? button : <Hint text={label}>{button}</Hint>
}
