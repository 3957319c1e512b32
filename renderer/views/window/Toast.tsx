import { useEffect, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { classes } from '../../style/classes'
import { Icon, type IconName } from '../controls/Icon'
import { IconButton } from '../controls/buttons/IconButton'
import styles from './Toast.module.css'

export interface ToastProps {
  readonly icon?: IconName
  readonly text: string
  /** Text that changes every second: visible, but not announced. */
  readonly aside?: string
  /** More details, shown when the pointer rests on it. */
  readonly title?: string
  readonly action?: { readonly label: string; readonly onAction: () => void }
  /** Called when pointer or focus enters, and when both have left; absent for a toast that stays. */
  readonly onHold?: (isHeld: boolean) => void
  /** Absent if the person cannot dismiss it. */
  readonly dismiss?: { readonly label: string; readonly onDismiss: () => void }
}

/** The live region for toasts. It exists first: some screen readers miss one that appears with its text. */
export function ToastRegion({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" className={styles['region']}>
      {children}
    </div>
  )
}

/**
 * A short message about something that was or was not done, and what can still be done about it. Errors are never shown
 * as toasts.
 */
export function Toast({ icon = 'check', text, aside, title, action, onHold, dismiss }: ToastProps) {
  const [isPointedAt, setIsPointedAt] = useState(false)
  const [hasKeyboard, setHasKeyboard] = useState(false)
  const isHeld = isPointedAt || hasKeyboard
  useEffect(() => {
    if (!isHeld || onHold === undefined) return undefined
    onHold(true)
    return () => onHold(false)
  }, [isHeld, onHold])
  return (
    <div
      className={styles['toast']}
      title={title}
      onPointerEnter={() => setIsPointedAt(true)}
      onPointerLeave={() => setIsPointedAt(false)}
      onFocus={() => setHasKeyboard(true)}
      onBlur={() => setHasKeyboard(false)}
    >
      <Icon name={icon} />
      <span className={styles['text']}>{text}</span>
      {aside === undefined ? null : (
        <span className={classes(styles['aside'], 'numbers')} aria-hidden="true">
          {aside}
        </span>
      )}
      {action === undefined ? null : (
        <Button className={styles['action'] ?? ''} onPress={action.onAction}>
          {action.label}
        </Button>
      )}
      {dismiss === undefined ? null : (
        <IconButton icon="close" label={dismiss.label} onPress={dismiss.onDismiss} inverse />
      )}
    </div>
  )
}
