import { useEffect, useState, type ReactNode } from 'react'
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
  /** Says that the pointer or the keyboard is at it, and then that neither is; absent where it does not end by itself. */
  readonly onHold?: (isHeld: boolean) => void
  /** Absent while it is not the person's to end. */
  readonly dismiss?: { readonly label: string; readonly onDismiss: () => void }
}

/** Where toasts come and go. It is there before them: what comes together with its words is missed by some who listen. */
export function ToastRegion({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" className={styles['region']}>
      {children}
    </div>
  )
}

/** A short word on something that was done or came to nothing, and the way back. Errors never come as toasts. */
export function Toast({ icon = 'check', text, aside, title, undo, onHold, dismiss }: ToastProps) {
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
