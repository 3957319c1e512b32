import { useState } from 'react'
import type { CheckStep } from '../../../../electron/shared/destinations/check'
import type { DestinationFieldName } from '../../../../electron/shared/destinations/destination'
import { useTranslate } from '../../../i18n/use-translate'
import { fieldSentences } from '../form-part'
import { isKeyPairFilled } from './filled-in'
import styles from './FirstRunSteps.module.css'
import { MayStep } from './MayStep'
import type { FirstRunStepsProps, StepProps } from './step-props'
import { WhereStep } from './WhereStep'
import { WhoStep } from './WhoStep'

/** The fields whose mistakes a step tells. */
const fieldsOfStep: Readonly<Record<CheckStep, readonly DestinationFieldName[]>> = {
  who: ['accessKeyId', 'secretAccessKey', 'sessionToken'],
  where: ['endpoint', 'bucket', 'region'],
  may: [],
  link: [],
}

/** The three things that S3 needs to know, from left to right. */
export function FirstRunSteps(props: FirstRunStepsProps) {
  const { draft, pasted, offer, problems, check, onChange, onFix } = props
  const translate = useTranslate()
  const [focused, setFocused] = useState('')
  const sentence = fieldSentences(problems, translate)
  const part = { draft, stored: undefined, pasted, offer, sentence, onChange }
  const hasKeys = isKeyPairFilled(draft, pasted)
  const step = (name: CheckStep): StepProps => {
    const mistyped = props.mistyped.find(
      ({ field }) =>
        // Not while the person is typing there, and not what the field says itself.
        fieldsOfStep[name].includes(field) && field !== focused && sentence(field) === undefined,
    )
    return {
      form: props,
      part: { ...part, wrongField: props.wrongField ?? mistyped?.field },
      asked: { check, mistyped, fields: draft.fields, onFix },
      hasKeys,
    }
  }
  return (
    <div
      className={styles['steps']}
      onFocus={({ target }) => setFocused(target.getAttribute('name') ?? '')}
      onBlur={() => setFocused('')}
    >
      <WhoStep {...step('who')} />
      <WhereStep {...step('where')} />
      <MayStep {...step('may')} />
    </div>
  )
}
