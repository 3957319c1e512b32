import { useTranslate } from '../../../i18n/use-translate'
import { Question } from '../../controls/dialogs/Question'

export interface DeleteQuestionProps {
  readonly name: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Asks once, and says what is kept. */
export function DeleteQuestion({ name, isOpen, onClose, onConfirm }: DeleteQuestionProps) {
  const translate = useTranslate()
  return (
    <Question
      title={translate('settings.deletion.title', { name })}
      isOpen={isOpen}
      cancel={translate('settings.deletion.cancel')}
      confirm={translate('settings.deletion.confirm')}
      onCancel={onClose}
      onConfirm={onConfirm}
    >
      <p>{translate('settings.deletion.body')}</p>
    </Question>
  )
}
