import { describeFailure, type Failure } from '../../../electron/shared/failures/failure'
import { useTranslate } from '../../i18n/use-translate'
import { Icon } from '../controls/Icon'
import styles from './ProblemSummary.module.css'

export interface ProblemSummaryProps {
  /** How many fields are wrong. */
  readonly wrongFields: number
  /** A failure that is not about a field. */
  readonly failure: Failure | undefined
}

/** Why the form was refused, announced at once; the details are at the fields. */
export function ProblemSummary({ wrongFields, failure }: ProblemSummaryProps) {
  const translate = useTranslate()
  if (wrongFields === 0 && failure === undefined) return null
  const sentences = () => {
    if (wrongFields > 0 || failure === undefined)
      return translate('settings.problems', { count: wrongFields })
    const { message, fix } = describeFailure(failure, translate)
    return `${message} ${fix}`
  }
  return (
    <p role="alert" className={styles['summary']}>
      <Icon name="warning" />
      {sentences()}
    </p>
  )
}
