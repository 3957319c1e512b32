import { classes } from '../../../style/classes'
import { Icon, type IconName } from '../Icon'
import styles from './IconButton.module.css'
import { pressProps, type PressableProps } from './press-props'

export interface IconButtonProps extends Omit<PressableProps, 'hint'> {
  readonly icon: IconName
  /** The accessible name, also shown as its hint. */
  readonly label: string
  /** For a dark toast. */
  readonly inverse?: boolean
  /** Whether what it toggles is on; the label has to say so, too. */
  readonly isOn?: boolean
}

/** A 28 px button with only an icon. */
export function IconButton({ icon, label, inverse, isOn, ...pressable }: IconButtonProps) {
  return (
    <button
      {...pressProps({ ...pressable, hint: label })}
      aria-label={label}
      className={classes(
        styles['button'],
        inverse === true && styles['inverse'],
        isOn === true && styles['on'],
      )}
    >
      <Icon name={icon} />
    </button>
  )
}
