import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
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
  const failed = outcome?.status === 'failed' ? outcome : undefined
  const words = failed === undefined ? undefined : describeFailure(failed.failure, translate)
  const [place, outgrows] = useOutgrows(words && `${words.message} ${words.fix}`)
  return (
    <section className={styles['step']} aria-labelledby={`step-${step}`}>
      <header className={styles['head']}>
        <StandingMark standing={standingOf(outcome, isCurrent, check)}>{number}</StandingMark>
        <h2 id={`step-${step}`} className={styles['name']}>
          {translate(`check.${step}.title`)}
        </h2>
        <span className={styles['rail']} />
      </header>
      {/* An answer takes the question's place, so that it moves nothing. */}
      <div ref={place} className={styles['question']} role="status">
        {words !== undefined ? (
          <p>
            <span className={styles['bad']}>{words.message}</span> {outgrows ? null : words.fix}
          </p>
        ) : outcome?.status === 'passed' ? (
          <p className={styles['good']}>{translate(`check.${step}.passed.${outcome.note}`, outcome.facts)}</p>
        ) : mistyped === undefined ? (
          (offer ?? <p>{translate(`firstRun.${step}`)}</p>)
        ) : (
          <p className={styles['bad']}>{translate(`fieldProblem.${mistyped.problem}`, mistyped.facts)}</p>
        )}
      </div>
      <div className={styles['fields']}>{children}</div>
      {/* Below the fields, where it cannot move any of them. */}
      <div className={styles['remedy']} role="status">
        {outgrows ? <p>{words?.fix}</p> : null}
        {failed !== undefined && step === 'where' && !showsList(check) ? (
          <FixButtons outcome={failed} fields={fields} onFix={onFix} />
        ) : null}
      </div>
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

/** Whether words, if there are any, have turned out to need more room than the element keeps for them. */
function useOutgrows(words: string | undefined): readonly [RefObject<HTMLDivElement | null>, boolean] {
  const element = useRef<HTMLDivElement>(null)
  const [tooLong, setTooLong] = useState<string>()
  useLayoutEffect(() => {
    const box = element.current
    if (
      box !== null &&
      words !== undefined &&
      box.offsetHeight > Number.parseFloat(getComputedStyle(box).minHeight)
    )
      setTooLong(words)
  }, [words])
  return [element, words !== undefined && words === tooLong]
}
