import type { KeyboardEvent, ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { isTextField } from '../../../is-text-field'
import { wholeListKey } from '../../../selection/selection-keys'
import { classes } from '../../../style/classes'
import styles from './Dialog.module.css'
import { IconButton } from '../buttons/IconButton'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Called before closing, but only by the close button. */
  readonly onDone?: () => void
  /** Accessible name of the close button. */
  readonly closeLabel: string
  readonly children: ReactNode
  /** Buttons at the foot, right-aligned. */
  readonly actions?: ReactNode
  /** 420 px; if wide 600 px, and up to 800 px in a large window. */
  readonly width?: 'normal' | 'wide'
  /** The content is only text, so the text itself can be focused to scroll it. */
  readonly isText?: boolean
  /** `alertdialog` for a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog'
}

/** A modal dialog. Escape, the close button and a press outside close it. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, onDone, closeLabel, children, actions, width, isText = false, role } = props
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
      data-sheet
      className={styles['backdrop'] ?? ''}
    >
      <Modal className={classes(styles['sheet'], width === 'wide' && styles['wide'])}>
        <div className={styles['keys']} onKeyDown={markText}>
          <AriaDialog role={role ?? 'dialog'} className={styles['dialog'] ?? ''}>
            <header className={styles['head']}>
              <Heading slot="title" className={styles['title'] ?? ''}>
                {title}
              </Heading>
              <IconButton
                icon="close"
                label={closeLabel}
                onPress={() => {
                  onDone?.()
                  onClose()
                }}
              />
            </header>
            <div
              className={classes(styles['body'], 'scroll')}
              {...(isText && { tabIndex: 0, role: 'region', 'aria-label': title })}
            >
              {children}
            </div>
            {actions === undefined ? null : <footer className={styles['actions']}>{actions}</footer>}
          </AriaDialog>
        </div>
      </Modal>
    </ModalOverlay>
  )
}

/** Ctrl+A selects the dialog's own text: by default the page would select the text behind it, too. */
function markText(event: KeyboardEvent): void {
  if (wholeListKey(event) !== 'all' || isTextField(event.target)) return
  event.preventDefault()
  document.getSelection()?.selectAllChildren(event.currentTarget)
}
