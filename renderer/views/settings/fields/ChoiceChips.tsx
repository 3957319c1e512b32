import type { ReactNode } from 'react'
import { RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components'
import fieldStyles from '../../controls/fields/Field.module.css'
import styles from './ChoiceChips.module.css'

export interface ChoiceChipsProps<Id extends string> {
  /** Accessible name of the group. */
  readonly label: string
  /** Whether the name is shown above the chips, or is for screen readers only. */
  readonly showsLabel?: boolean
  readonly choices: readonly { readonly id: Id; readonly label: string }[]
  /** Empty if nothing has been chosen yet. */
  readonly chosen: Id | ''
  /** One more chip, for choices that are not shown. */
  readonly extra?: ReactNode
  /** A sentence under the chips. */
  readonly help?: string
  readonly onChoose: (id: Id) => void
}

/** A choice of one from a few, all visible; arrow keys move the choice. */
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
          {extra === undefined ? null : <div>{extra}</div>}
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
