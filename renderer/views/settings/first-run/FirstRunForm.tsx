import type { SubmitEvent, ReactNode, RefObject } from 'react'
import type { Failure } from '../../../../electron/shared/failures/failure'
import { useTranslate } from '../../../i18n/use-translate'
import { showsList } from '../checks/check-view'
import styles from './FirstRunForm.module.css'
import { FirstRunSteps } from './FirstRunSteps'
import { ProblemSummary } from '../ProblemSummary'
import type { FirstRunStepsProps } from './step-props'

export const firstRunFormId = 'first-run-form'

export interface FirstRunFormProps extends FirstRunStepsProps {
  readonly formRef: RefObject<HTMLFormElement | null>
  /** Shown above the steps. */
  readonly pasteBox: ReactNode
  readonly refusedFields: number
  readonly failure: Failure | undefined
  /** The results of a check that the person asked for, below the steps. */
  readonly checks: ReactNode
  readonly onSubmit: () => void
}

/** The first destination: what S3 needs to know, and the server's answers below. */
export function FirstRunForm(props: FirstRunFormProps) {
  const { formRef, refusedFields, failure, check, onSubmit } = props
  const translate = useTranslate()

  function submit(event: SubmitEvent) {
    event.preventDefault()
    onSubmit()
  }

  return (
    <form ref={formRef} id={firstRunFormId} className={styles['page']} onSubmit={submit} noValidate>
      <h1 className={styles['title']}>{translate('firstRun.title')}</h1>
      <p className={styles['lead']}>{translate('firstRun.lead')}</p>
      <ProblemSummary wrongFields={refusedFields} failure={failure} />
      <div className={styles['paste']}>{props.pasteBox}</div>
      <FirstRunSteps {...props} />
      {showsList(check) ? <div className={styles['checks']}>{props.checks}</div> : null}
    </form>
  )
}
