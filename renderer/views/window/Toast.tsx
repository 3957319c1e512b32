import { Button } from 'react-aria-components'
import { classes } from '../../style/classes'
import { Icon } from '../controls/Icon'
import { IconButton } from '../controls/IconButton'
import styles from './Toast.module.css'

export interface ToastProps {
  readonly text: string
  readonly undo: { readonly label: string; readonly onUndo: () => void } | undefined
  readonly dismissLabel: string
  readonly onDismiss: () => void
  /** A panel stands at the right; the toast keeps to what is left of it. */
  readonly isBesidePanel: boolean
}

/** A short word on something that went well, and the way back. Errors never come as toasts. */
export function Toast({ text, undo, dismissLabel, onDismiss, isBesidePanel }: ToastProps) {
  return (
    <div className={classes(styles['toast'], isBesidePanel && styles['beside'])} role="status">
      <Icon name="check" />
      <span className={styles['text']}>{text}</span>
      {undo === undefined ? (
        <IconButton icon="close" label={dismissLabel} onPress={onDismiss} inverse />
      ) : (
        <Button className={styles['undo'] ?? ''} onPress={undo.onUndo}>
          {undo.label}
        </Button>
      )}
    </div>
  )
}
