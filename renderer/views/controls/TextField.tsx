import type { ReactNode } from 'react'
import { Input, TextField as AriaTextField } from 'react-aria-components'
import { classes } from '../../style/classes'
import { FieldFrame, type TextProps } from './Field'
import styles from './Field.module.css'

export interface TextFieldProps extends TextProps {
  /** Monospaced, for keys, addresses and templates. */
  readonly monospace?: boolean
  /** A small control at the field's right end. */
  readonly tail?: ReactNode
}

/** One line of text. */
export function TextField({ label, help, problem, placeholder, monospace, tail, ...rest }: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={problem !== undefined}
      className={styles['field'] ?? ''}
    >
      <FieldFrame label={label} help={help} problem={problem}>
        <div className={classes(styles['control'], tail !== undefined && styles['hasTail'])}>
          <Input
            placeholder={placeholder ?? ''}
            className={classes(styles['input'], monospace === true && styles['monospace'])}
          />
          {tail === undefined ? null : <div className={styles['tail']}>{tail}</div>}
        </div>
      </FieldFrame>
    </AriaTextField>
  )
}
