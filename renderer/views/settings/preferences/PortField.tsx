import { Input, Label, NumberField, Text } from 'react-aria-components'
import { editorPortRange } from '../../../../electron/shared/app/settings'
import { classes } from '../../../style/classes'
import fieldStyles from '../../controls/fields/Field.module.css'
import styles from './PortField.module.css'

export interface PortFieldProps {
  readonly label: string
  readonly help: string
  /** Why this port cannot be used; announced when it appears. */
  readonly problem: string | undefined
  readonly value: number
  readonly onChange: (port: number) => void
}

/** A port number; applied once it is complete, and kept within the valid range. */
export function PortField({ label, help, problem, value, onChange }: PortFieldProps) {
  return (
    <NumberField
      value={value}
      minValue={editorPortRange.minimum}
      maxValue={editorPortRange.maximum}
      step={1}
      formatOptions={{ useGrouping: false }}
      isWheelDisabled
      validationBehavior="aria"
      isInvalid={problem !== undefined}
      onChange={(next) => {
        if (Number.isInteger(next)) onChange(next)
      }}
      className={fieldStyles['field'] ?? ''}
    >
      <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
      <Input className={classes(fieldStyles['input'], styles['port'])} />
      <Text
        slot="description"
        role="status"
        className={fieldStyles[problem === undefined ? 'help' : 'problem'] ?? ''}
      >
        {problem ?? help}
      </Text>
    </NumberField>
  )
}
