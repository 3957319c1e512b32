import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components'
import { classes } from '../../style/classes'
import { FieldFrame, type TextProps } from './Field'
import styles from './Field.module.css'

export interface TextAreaProps extends TextProps {
  readonly rows?: number
}

/** Several lines of monospaced text. */
export function TextArea({ label, help, problem, placeholder, rows = 3, ...rest }: TextAreaProps) {
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={problem !== undefined}
      className={styles['field'] ?? ''}
    >
      <FieldFrame label={label} help={help} problem={problem}>
        <AriaTextArea
          rows={rows}
          placeholder={placeholder ?? ''}
          className={classes(styles['input'], styles['area'], styles['monospace'])}
        />
      </FieldFrame>
    </AriaTextField>
  )
}
