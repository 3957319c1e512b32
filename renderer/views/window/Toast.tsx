import { Button } from 'react-aria-components'
import { classes } from '../../style/classes'
import { Icon, type IconName } from '../controls/Icon'
import { IconButton } from '../controls/IconButton'
import styles from './Toast.module.css'

export interface ToastProps {
  readonly icon?: IconName
  readonly text: string
  /** What changes from second to second: seen, not read out. */
  readonly aside?: string
  /** More of it, for who rests the pointer on it. */
  readonly title?: string
  readonly undo?: { readonly label: string; readonly onUndo: () => void }
  /** Absent while it is not the person's to end. */
  readonly dismiss?: { readonly label: string; readonly onDismiss: () => void }
}

/** A short word on something that went well, and the way back. Errors never come as toasts. */
export function Toast({ icon = 'check', text, aside, title, undo, dismiss }: ToastProps) {
  return (
    <div className={styles['toast']} role="status" title={title}>
      <Icon name={icon} />
      <span className={styles['text']}>{text}</span>
      {aside === undefined ? null : (
        <span className={classes(styles['aside'], 'numbers')} aria-hidden="true">
          {aside}
        </span>
      )}
      {dismiss === undefined ? null : (
        <IconButton icon="close" label={dismiss.label} onPress={dismiss.onDismiss} inverse />
      )}
      {undo === undefined ? null : (
        <Button className={styles['undo'] ?? ''} onPress={undo.onUndo}>
          {undo.label}
        </Button>
      )}
    </div>
  )
}
