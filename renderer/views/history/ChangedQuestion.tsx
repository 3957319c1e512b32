import type { ChangedObject } from '../../../electron/shared/deletion'
import { useTranslate } from '../../i18n/use-translate'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { NameList } from '../controls/NameList'

export interface ChangedQuestionProps {
  readonly objects: readonly ChangedObject[]
  readonly onAnswer: (deletes: boolean) => void
}

/** Names the objects that are not what was uploaded, and asks whether they go all the same. */
export function ChangedQuestion({ objects, onAnswer }: ChangedQuestionProps) {
  const translate = useTranslate()
  const words = (key: string) => translate(`history.changed.${key}`, { count: objects.length })
  return (
    <Dialog
      role="alertdialog"
      title={words('title')}
      isOpen
      onClose={() => onAnswer(false)}
      closeLabel={words('keep')}
      actions={
        <>
          <Button autoFocus onPress={() => onAnswer(false)}>
            {words('keep')}
          </Button>
          <Button kind="danger" onPress={() => onAnswer(true)}>
            {words('delete')}
          </Button>
        </>
      }
    >
      <p>{words('body')}</p>
      <NameList names={objects.map(({ id, name, key }) => ({ id, name, title: key }))} />
    </Dialog>
  )
}
