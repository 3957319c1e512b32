import { useEffect, useRef, type ReactNode } from 'react'
import { checkSteps, type CheckReport } from '../../../../electron/shared/destinations/check'
import { describeOutcome } from '../../../../electron/shared/destinations/check-words'
import type { DestinationFields } from '../../../../electron/shared/destinations/destination'
import type { Translate } from '../../../../electron/shared/failures/failure'
import type { Fix } from '../../../../electron/shared/failures/fix'
import type { PolicyKind } from '../../../../electron/shared/providers/policy'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { CheckItem } from './CheckItem'
import type { CheckView } from './check-view'
import styles from './Checks.module.css'

export interface ChecksProps {
  readonly check: CheckView
  /** The form's content, which a fix would change. */
  readonly fields: DestinationFields
  /** The field for the code of the person's MFA device, if one is needed. */
  readonly codeField?: ReactNode
  readonly onFix: (fix: Fix) => void
  /** Whether to scroll to the results: not for a live check, which must not scroll what the person looks at. */
  readonly follows?: boolean
  /** Whether screen readers get the results from here; not if each is announced in its own place. */
  readonly isAnnounced?: boolean
  /** Copies a policy that grants the missing rights. */
  readonly onCopyPolicy: (kind: PolicyKind) => Promise<boolean>
}

/** The four checks that decide whether images can be uploaded and seen. */
export function Checks(props: ChecksProps) {
  const { check, fields, codeField, follows = true, isAnnounced = true, onFix, onCopyPolicy } = props
  const translate = useTranslate()
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    // The results can be above or below the form, out of sight.
    if (follows && check.state !== 'none') section.current?.scrollIntoView({ block: 'nearest' })
  }, [follows, check.state])
  return (
    <section
      ref={section}
      className={styles['checks']}
      aria-labelledby="checks-title"
      aria-busy={check.state === 'running'}
    >
      <header className={styles['head']}>
        <h2 id="checks-title" tabIndex={-1} className={styles['title']}>
          {translate('check.title')}
        </h2>
        <CheckTime check={check} isAnnounced={isAnnounced} />
      </header>
      <ul role="list" aria-label={translate('check.title')}>
        {checkSteps.map((step) => (
          <CheckItem
            key={step}
            step={step}
            check={check}
            fields={fields}
            codeField={codeField}
            onFix={onFix}
            onCopyPolicy={onCopyPolicy}
          />
        ))}
      </ul>
      {check.state === 'none' ? <p className={styles['note']}>{translate('check.invitation')}</p> : null}
    </section>
  )
}

function CheckTime({ check, isAnnounced }: { readonly check: CheckView; readonly isAnnounced: boolean }) {
  const translate = useTranslate()
  const format = useFormat()
  switch (check.state) {
    case 'none':
      return null
    case 'running':
      return (
        <p className={styles['time']} role="status">
          {translate('check.runningHint')}
        </p>
      )
    case 'finished': {
      if (check.isStale) return <p className={styles['stale']}>{translate('check.stale')}</p>
      const { finishedAt, tookMilliseconds } = check.report
      const time = format.time(finishedAt)
      return (
        <p className={styles['time']} role="status">
          {translate('check.finished', { time, seconds: tenths(tookMilliseconds) })}
          {isAnnounced ? <span className="unseen"> {reportWords(check.report, translate)}</span> : null}
        </p>
      )
    }
  }
}

/** In seconds; even the fastest check took some time. */
function tenths(milliseconds: number): string {
  return Math.max(0.1, milliseconds / 1000).toFixed(1)
}

/** `Who, passed. Where, failed. No bucket named photos.` */
function reportWords({ outcomes }: CheckReport, translate: Translate): string {
  const sentences = checkSteps.flatMap((step) => {
    const outcome = outcomes[step]
    if (outcome.status === 'skipped') return []
    const standing = `${translate(`check.${step}.title`)}, ${translate(`check.${outcome.status}`)}.`
    return outcome.status === 'passed'
      ? [standing]
      : [standing, describeOutcome(step, outcome, translate).message]
  })
  return sentences.join(' ')
}
