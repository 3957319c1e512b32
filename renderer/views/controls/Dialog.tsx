import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classes } from '../../style/classes'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Name of the close button. */
  readonly closeLabel: string
  readonly children: ReactNode
  /** Buttons at the foot, right-aligned. */
  readonly actions?: ReactNode
  /** 420 px; if wide 600 px, and up to 800 px in a large window. */
  readonly width?: 'normal' | 'wide'
  /** It holds only text: the keyboard stops at the text itself, to scroll it. */
  readonly isText?: boolean
  /** `alertdialog` for a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog'
}

/** A sheet over the window. Escape, the close button and a press outside end it. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, closeLabel, children, actions, width, isText = false, role } = props
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
      className={styles['backdrop'] ?? ''}
    >
      <Modal className={classes(styles['sheet'], width === 'wide' && styles['wide'])}>
        <AriaDialog role={role ?? 'dialog'} className={styles['dialog'] ?? ''}>
          <header className={styles['head']}>
            <Heading slot="title" className={styles['title'] ?? ''}>
              {title}
            </Heading>
            <IconButton icon="close" label={closeLabel} onPress={onClose} />
          </header>
          <div
            className={classes(styles['body'], 'scroll')}
            {...(isText && { tabIndex: 0, role: 'region', 'aria-label': title })}
          >
            {children}
          </div>
          {actions === undefined ? null : <footer className={styles['actions']}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
