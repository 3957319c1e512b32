import type { ReactNode } from 'react'
import type { CheckOutcome, CheckStep } from '../../../../electron/shared/destinations/check'
import { describeOutcome } from '../../../../electron/shared/destinations/check-words'
import type { DestinationFields } from '../../../../electron/shared/destinations/destination'
import type { Fix } from '../../../../electron/shared/failures/fix'
import { asksForCode } from '../../../../electron/shared/failures/failure'
import { policyFor, type PolicyKind } from '../../../../electron/shared/providers/policy'
import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import { CopyButton } from '../../controls/buttons/CopyButton'
import type { CheckView } from './check-view'
import styles from './Checks.module.css'
import { FixButtons } from './FixButtons'
import { fixesOf } from './fixes'
import { StandingMark } from './StandingMark'

export interface CheckItemProps {
  readonly step: CheckStep
  readonly check: CheckView
  /** The form's content, which a fix would change. */
  readonly fields: DestinationFields
  /** The field for the MFA code, if the server is waiting for one. */
  readonly codeField?: ReactNode
  readonly onFix: (fix: Fix) => void
  readonly onCopyPolicy: (kind: PolicyKind) => Promise<boolean>
}

type Standing = 'unknown' | 'running' | CheckOutcome['status']

/** One check, its result, and what to do about it. */
export function CheckItem({ step, check, fields, codeField, onFix, onCopyPolicy }: CheckItemProps) {
  const translate = useTranslate()
  const outcome = check.state === 'finished' ? check.report.outcomes[step] : undefined
  const standing: Standing = outcome?.status ?? (check.state === 'running' ? 'running' : 'unknown')
  const title = translate(`check.${step}.title`)
  const word = translate(`check.${standing}`)
  return (
    <li className={styles['item']} aria-label={`${title}, ${word}`}>
      <StandingMark standing={standing} />
      <h3 className={styles['question']}>
        {title}
        <span className={classes(styles['word'], standing === 'failed' && styles['bad'])}>{word}</span>
      </h3>
      <div className={styles['answer']}>
        {outcome === undefined ? <p>{translate(`check.${step}.question`)}</p> : null}
        {outcome === undefined ? null : <Answer {...{ step, outcome, fields, onFix, onCopyPolicy }} />}
        {outcome?.status === 'failed' && asksForCode(outcome.failure) ? codeField : null}
      </div>
    </li>
  )
}

interface AnswerProps extends Omit<CheckItemProps, 'check'> {
  readonly outcome: CheckOutcome
}

function Answer({ step, outcome, fields, onFix, onCopyPolicy }: AnswerProps) {
  const translate = useTranslate()
  const { message, fix } = describeOutcome(step, outcome, translate)
  switch (outcome.status) {
    case 'skipped':
    case 'passed':
      return <p>{message}</p>
    case 'failed': {
      const isOnlyRegion = fixesOf(outcome, fields)[0]?.kind === 'use-region'
      const policy = policyFor(step, outcome.failure, fields.provider)
      return (
        <>
          <p>{isOnlyRegion ? message : `${message} ${fix}`}</p>
          <div className={styles['ways']}>
            <FixButtons outcome={outcome} fields={fields} onFix={onFix} />
            {policy === undefined ? null : (
              <CopyButton size="small" onCopy={() => onCopyPolicy(policy)}>
                {translate(policy === 'iam' ? 'policy.copyIam' : 'policy.copyBucket')}
              </CopyButton>
            )}
          </div>
          <Evidence outcome={outcome} />
        </>
      )
    }
  }
}

/** For the server's administrator. */
function Evidence({ outcome }: { readonly outcome: Extract<CheckOutcome, { status: 'failed' }> }) {
  const translate = useTranslate()
  const { status, code, requestId } = outcome.evidence
  const parts = [
    ...(status > 0 ? [`HTTP ${status}`] : []),
    ...(code === '' ? [] : [code]),
    ...(requestId === '' ? [] : [translate('check.request', { requestId })]),
  ]
  if (parts.length === 0) return null
  return <p className={classes(styles['evidence'], 'selectable')}>{parts.join(' · ')}</p>
}
