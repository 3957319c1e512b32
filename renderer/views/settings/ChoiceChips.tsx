import type { ReactNode } from 'react'
import { RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components'
import fieldStyles from '../controls/Field.module.css'
import styles from './ChoiceChips.module.css'

export interface ChoiceChipsProps<Id extends string> {
  /** Name of the group. */
  readonly label: string
  /** Whether the name stands above the chips, or is for assistive tools only. */
  readonly showsLabel?: boolean
  readonly choices: readonly { readonly id: Id; readonly label: string }[]
  /** Empty if nothing is chosen yet. */
  readonly chosen: Id | ''
  /** One more chip, for what is not in sight. */
  readonly extra?: ReactNode
  /** A sentence under the chips. */
  readonly help?: string
  readonly onChoose: (id: Id) => void
}

/** One of a few, all in sight; arrow keys move the choice. */
export function ChoiceChips<Id extends string>(props: ChoiceChipsProps<Id>) {
  const { label, showsLabel = false, choices, chosen, help, extra, onChoose } = props
  return (
    <div className={styles['group']}>
      {showsLabel ? (
        <span className={fieldStyles['label']} aria-hidden="true">
          {label}
        </span>
      ) : null}
      <RadioGroup
        aria-label={label}
        value={chosen === '' ? null : chosen}
        onChange={(value) => {
          const choice = choices.find(({ id }) => id === value)
          if (choice !== undefined) onChoose(choice.id)
        }}
        orientation="horizontal"
        className={styles['radios'] ?? ''}
      >
        <div className={styles['chips']}>
          {choices.map((choice) => (
            <RadioField key={choice.id} value={choice.id}>
              <RadioButton className={styles['chip'] ?? ''}>{choice.label}</RadioButton>
            </RadioField>
          ))}
          {extra}
        </div>
        {help === undefined ? null : (
          <Text slot="description" className={fieldStyles['help'] ?? ''}>
            {help}
          </Text>
        )}
      </RadioGroup>
    </div>
  )
}
