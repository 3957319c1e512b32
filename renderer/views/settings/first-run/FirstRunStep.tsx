import type { ReactNode } from 'react'
import type { CheckOutcome, CheckStep } from '../../../../electron/shared/destinations/check'
import type { DestinationFields, FieldProblem } from '../../../../electron/shared/destinations/destination'
import { describeFailure } from '../../../../electron/shared/failures/failure'
import type { Fix } from '../../../../electron/shared/failures/fix'
import { useTranslate } from '../../../i18n/use-translate'
import { freshOutcome, showsList, type CheckView } from '../checks/check-view'
import styles from './FirstRunStep.module.css'
import { FixButtons } from '../checks/FixButtons'
import { StandingMark, type StandingMarkProps } from '../checks/StandingMark'

export interface FirstRunStepProps {
  readonly number: number
  readonly step: CheckStep
  readonly check: CheckView
  /** What is wrong in one of its fields. */
  readonly mistyped: FieldProblem | undefined
  readonly fields: DestinationFields
  readonly onFix: (fix: Fix) => void
  /** Whether it is the first step that is not filled in yet. */
  readonly isCurrent: boolean
  /** Suggested answers, shown in place of the question. */
  readonly offer?: ReactNode
  readonly children: ReactNode
}

/** One step: what S3 needs to know, the fields for it, and the server's answer. */
export function FirstRunStep(props: FirstRunStepProps) {
  const { number, step, check, mistyped, fields, onFix, isCurrent, offer, children } = props
  const translate = useTranslate()
  const answered = freshOutcome(check, step)
  // A bucket may answer in its own region while another one is typed.
  const outcome = answered?.status === 'passed' && mistyped !== undefined ? undefined : answered
  return (
    <section className={styles['step']} aria-labelledby={`step-${step}`}>
      <header className={styles['head']}>
        <StandingMark standing={standingOf(outcome, isCurrent, check)}>{number}</StandingMark>
        <h2 id={`step-${step}`} className={styles['name']}>
          {translate(`check.${step}.title`)}
        </h2>
        <span className={styles['rail']} />
      </header>
      <div className={styles['question']} role="status">
        {outcome === undefined || outcome.status === 'skipped' ? (
          mistyped === undefined ? (
            (offer ?? <p>{translate(`firstRun.${step}`)}</p>)
          ) : (
            <p className={styles['bad']}>{translate(`fieldProblem.${mistyped.problem}`, mistyped.facts)}</p>
          )
        ) : (
          <Answer {...{ step, outcome, fields, onFix }} hasList={showsList(check)} />
        )}
      </div>
      <div className={styles['fields']}>{children}</div>
    </section>
  )
}

function standingOf(
  outcome: CheckOutcome | undefined,
  isCurrent: boolean,
  check: CheckView,
): StandingMarkProps['standing'] {
  if (outcome !== undefined && outcome.status !== 'skipped') return outcome.status
  if (isCurrent) return 'current'
  return check.state === 'running' ? 'asking' : 'unknown'
}

interface AnswerProps extends Pick<FirstRunStepProps, 'step' | 'fields' | 'onFix'> {
  readonly outcome: Exclude<CheckOutcome, { readonly status: 'skipped' }>
  /** Whether the full results are shown below, with their buttons. */
  readonly hasList: boolean
}

/** Shown in place of the question, so that nothing moves when the answer comes. */
function Answer({ step, outcome, fields, hasList, onFix }: AnswerProps) {
  const translate = useTranslate()
  switch (outcome.status) {
    case 'passed':
      return (
        <p className={styles['good']}>{translate(`check.${step}.passed.${outcome.note}`, outcome.facts)}</p>
      )
    case 'failed': {
      const { message, fix } = describeFailure(outcome.failure, translate)
      return (
        <>
          <p>
            <span className={styles['bad']}>{message}</span> {fix}
          </p>
          {step === 'where' && !hasList ? (
            <FixButtons outcome={outcome} fields={fields} onFix={onFix} />
          ) : null}
        </>
      )
    }
  }
}
