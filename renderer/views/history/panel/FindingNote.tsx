import { describeFailure, type Translate } from '../../../../electron/shared/failures/failure'
import type { HistoryFinding } from '../../../../electron/shared/history/history'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import styles from './FindingNote.module.css'
import { FindingTag } from '../FindingTag'

export interface FindingNoteProps {
  readonly finding: HistoryFinding
  /** When the present day began, in milliseconds since the epoch. */
  readonly today: number
  /** The fixes for a link that does not open. */
  readonly fixes: readonly { readonly label: string; readonly onFix: () => void }[]
}

/** The result of the last check of an entry's object, its time, and what to do about it. */
export function FindingNote({ finding, today, fixes }: FindingNoteProps) {
  const translate = useTranslate()
  const format = useFormat()
  const sentence = () => {
    if (finding.kind === 'public') {
      const { note, contentType = '' } = finding
      return note === undefined ? '' : translate(`check.link.passed.${note}`, { contentType })
    }
    if (!('failure' in finding)) return translate(`history.finding.${finding.kind}.message`)
    const { message, fix } = describeFailure(finding.failure, translate)
    return `${message} ${fix}`
  }
  const words = sentence()
  return (
    <div className={styles['note']}>
      <div className={styles['head']}>
        <FindingTag finding={finding} />
        <span className="numbers">
          {finding.kind === 'public' ? answerOf(finding, translate) : ''}
          {format.when(finding.at, today)}
        </span>
      </div>
      {words === '' ? null : <p>{words}</p>}
      {fixes.map(({ label, onFix }) => (
        <Button key={label} size="small" onPress={onFix}>
          {label}
        </Button>
      ))}
    </div>
  )
}

/** `image/png · 84 ms · `, as far as known. */
function answerOf(
  { contentType = '', milliseconds }: Extract<HistoryFinding, { kind: 'public' }>,
  translate: Translate,
): string {
  const parts = [contentType, translate('units.milliseconds', { value: milliseconds })]
  return parts.map((text) => (text === '' ? '' : `${text} · `)).join('')
}
