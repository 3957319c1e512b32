import type { UndoableBatch } from '../../../electron/shared/uploads/undo'
import { useTranslate } from '../../i18n/use-translate'
import { NameList } from '../controls/dialogs/NameList'
import { Question } from '../controls/dialogs/Question'

export interface UndoQuestionProps {
  readonly batch: UndoableBatch
  readonly isByKey: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Names the images that would be deleted, and asks once. */
export function UndoQuestion({ batch, isByKey, onClose, onConfirm }: UndoQuestionProps) {
  const translate = useTranslate()
  const words = (key: string, facts = {}) => translate(`uploads.undo.${key}`, facts)
  const { uploads } = batch
  const destinations = [...new Set(uploads.map(({ destinationName }) => destinationName))]
  return (
    <Question
      title={words('title', { count: uploads.length, destination: destinations.join(', ') })}
      cancel={words('cancel')}
      confirm={words('confirm')}
      showsFocus={isByKey}
      onCancel={onClose}
      onConfirm={onConfirm}
    >
      <p>{words('body', { count: uploads.length })}</p>
      <NameList
        names={uploads.map(({ name, key, destinationName }) => ({
          id: `${destinationName} ${key}`,
          name,
          title: key,
        }))}
      />
    </Question>
  )
}
