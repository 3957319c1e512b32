import type { ReactNode } from 'react'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../buttons/Button'
import { Dialog } from './Dialog'

export interface QuestionProps {
  readonly title: string
  readonly isOpen?: boolean
  /** The answer that changes nothing. */
  readonly cancel: string
  readonly confirm: string
  /** Accessible name of the close button, if it should say more than Close. */
  readonly closeLabel?: string
  /** Shows which answer has the initial focus, also after a key that browsers do not count as one, such as Ctrl+Z. */
  readonly showsFocus?: boolean
  readonly onCancel: () => void
  /** If absent, there is nothing to confirm yet. */
  readonly onConfirm: (() => void) | undefined
  readonly children: ReactNode
}

/** Asks before something that cannot be undone. The initial focus is on the answer that changes nothing. */
export function Question(props: QuestionProps) {
  const { title, isOpen = true, cancel, confirm, closeLabel, showsFocus = false, children } = props
  const { onCancel, onConfirm } = props
  const translate = useTranslate()
  return (
    <Dialog
      role="alertdialog"
      title={title}
      isOpen={isOpen}
      onClose={onCancel}
      closeLabel={closeLabel ?? translate('common.close')}
      actions={
        <>
          <Button autoFocus showsFocus={showsFocus} onPress={onCancel}>
            {cancel}
          </Button>
          {onConfirm === undefined ? null : (
            <Button kind="danger" onPress={onConfirm}>
              {confirm}
            </Button>
          )}
        </>
      }
    >
      {children}
    </Dialog>
  )
}
