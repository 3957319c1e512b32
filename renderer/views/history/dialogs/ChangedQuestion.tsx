import type { ChangedObject } from '../../../../electron/shared/history/deletion'
import { useTranslate } from '../../../i18n/use-translate'
import { NameList } from '../../controls/dialogs/NameList'
import { Question } from '../../controls/dialogs/Question'

export interface ChangedQuestionProps {
  readonly objects: readonly ChangedObject[]
  readonly onAnswer: (deletes: boolean) => void
}

/** Names the objects that have changed since the upload, and asks whether to delete them anyway. */
export function ChangedQuestion({ objects, onAnswer }: ChangedQuestionProps) {
  const translate = useTranslate()
  const words = (key: string) => translate(`history.changed.${key}`, { count: objects.length })
  return (
    <Question
      title={words('title')}
      cancel={words('keep')}
      confirm={words('delete')}
      closeLabel={words('keep')}
      onCancel={() => onAnswer(false)}
      onConfirm={() => onAnswer(true)}
    >
      <p>{words('body')}</p>
      <NameList names={objects.map(({ id, name, key }) => ({ id, name, title: key }))} />
    </Question>
  )
}
