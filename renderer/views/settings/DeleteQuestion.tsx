import { useTranslate } from '../../i18n/use-translate'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'

export interface DeleteQuestionProps {
  readonly name: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Asks once, and says what stays. */
export function DeleteQuestion({ name, isOpen, onClose, onConfirm }: DeleteQuestionProps) {
  const translate = useTranslate()
  return (
    <Dialog
      role="alertdialog"
      title={translate('settings.deletion.title', { name })}
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={translate('common.close')}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {translate('settings.deletion.cancel')}
          </Button>
          <Button kind="danger" onPress={onConfirm}>
            {translate('settings.deletion.confirm')}
          </Button>
        </>
      }
    >
      <p>{translate('settings.deletion.body')}</p>
    </Dialog>
  )
}
