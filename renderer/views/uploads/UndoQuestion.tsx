import type { UndoableBatch } from '../../../electron/shared/undo'
import { useTranslate } from '../../i18n/use-translate'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { NameList } from '../controls/NameList'

export interface UndoQuestionProps {
  readonly batch: UndoableBatch
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Names what would be deleted, and asks once. */
export function UndoQuestion({ batch, onClose, onConfirm }: UndoQuestionProps) {
  const translate = useTranslate()
  const words = (key: string, facts = {}) => translate(`uploads.undo.${key}`, facts)
  const { uploads } = batch
  const destinations = [...new Set(uploads.map(({ destinationName }) => destinationName))]
  return (
    <Dialog
      role="alertdialog"
      title={words('title', { count: uploads.length, destination: destinations.join(', ') })}
      isOpen
      onClose={onClose}
      closeLabel={translate('common.close')}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {words('cancel')}
          </Button>
          <Button kind="danger" onPress={onConfirm}>
            {words('confirm')}
          </Button>
        </>
      }
    >
      <p>{words('body', { count: uploads.length })}</p>
      <NameList
        names={uploads.map(({ name, key, destinationName }) => ({
          id: `${destinationName} ${key}`,
          name,
          title: key,
        }))}
      />
    </Dialog>
  )
}
