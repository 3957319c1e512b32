import { useTranslate } from '../../i18n/use-translate'
import { Icon } from '../controls/Icon'
import styles from './ProblemSummary.module.css'

export interface ProblemSummaryProps {
  /** How many fields are wrong. */
  readonly wrongFields: number
  /** What went wrong beside any field, in a sentence. */
  readonly failure?: string | undefined
}

/** Why the form was not taken, announced at once; the sentences themselves stand at the fields. */
export function ProblemSummary({ wrongFields, failure }: ProblemSummaryProps) {
  const translate = useTranslate()
  const sentence = wrongFields > 0 ? translate('settings.problems', { count: wrongFields }) : failure
  if (sentence === undefined) return null
  return (
    <p role="alert" className={styles['summary']}>
      <Icon name="alert" />
      {sentence}
    </p>
  )
}
