import { describeFailure } from '../../../electron/shared/failure'
import type { HistoryFinding } from '../../../electron/shared/history'
import { useFormat } from '../../i18n/useFormat'
import { useTranslate } from '../../i18n/useTranslate'
import styles from './FindingNote.module.css'
import { FindingTag } from './FindingTag'

/** What was last learnt of an entry's object, when, and what to do about it. */
export function FindingNote({ finding }: { readonly finding: HistoryFinding }) {
  const translate = useTranslate()
  const format = useFormat()
  const sentence = () => {
    if (!('failure' in finding)) return translate(`history.finding.${finding.kind}.message`)
    const { message, fix } = describeFailure(finding.failure, translate)
    return `${message} ${fix}`
  }
  return (
    <div className={styles['note']}>
      <div className={styles['head']}>
        <FindingTag finding={finding} />
        <span className="numbers">
          {finding.kind === 'public'
            ? `${translate('units.milliseconds', { value: finding.milliseconds })} · `
            : ''}
          {format.moment(finding.at)}
        </span>
      </div>
      {finding.kind === 'public' ? null : <p>{sentence()}</p>}
    </div>
  )
}
