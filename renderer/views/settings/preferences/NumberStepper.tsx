import { Button, Group, Input, NumberField } from 'react-aria-components'
import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import { FieldFrame } from '../../controls/fields/Field'
import fieldStyles from '../../controls/fields/Field.module.css'
import { Icon } from '../../controls/Icon'
import styles from './NumberStepper.module.css'

export interface NumberStepperProps {
  readonly label: string
  readonly help: string
  readonly minimum: number
  readonly maximum: number
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A small integer, typed or changed by buttons and arrow keys. */
export function NumberStepper({ label, help, minimum, maximum, value, onChange }: NumberStepperProps) {
  const translate = useTranslate()
  return (
    <NumberField
      value={value}
      minValue={minimum}
      maxValue={maximum}
      step={1}
      decrementAriaLabel={translate('settings.decreaseField', { field: label })}
      incrementAriaLabel={translate('settings.increaseField', { field: label })}
      onChange={(next) => {
        if (Number.isInteger(next)) onChange(next)
      }}
      className={fieldStyles['field'] ?? ''}
    >
      <FieldFrame label={label} help={help}>
        <Group role="presentation" className={styles['group'] ?? ''}>
          <Button slot="decrement" className={styles['step'] ?? ''}>
            <Icon name="minus" />
          </Button>
          <Input className={classes(styles['number'])} />
          <Button slot="increment" className={styles['step'] ?? ''}>
            <Icon name="plus" />
          </Button>
        </Group>
      </FieldFrame>
    </NumberField>
  )
}
