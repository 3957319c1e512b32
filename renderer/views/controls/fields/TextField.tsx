import type { ReactNode } from 'react'
import {
  Input,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { classes } from '../../../style/classes'
import { FieldFrame, type FieldWords } from './Field'
import styles from './Field.module.css'

interface TextProps
  extends FieldWords, Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'render'> {
  readonly placeholder?: string
}

export interface TextFieldProps extends TextProps {
  /** Monospaced, for keys, addresses and templates. */
  readonly monospace?: boolean
  /** A small control at the field's right end. */
  readonly tail?: ReactNode
}

/** One line of text. */
export function TextField({ placeholder, monospace, tail, ...rest }: TextFieldProps) {
  return (
    <TextFrame {...rest}>
      <div className={classes(styles['control'], tail !== undefined && styles['hasTail'])}>
        <Input
          placeholder={placeholder ?? ''}
          className={classes(styles['input'], monospace === true && styles['monospace'])}
        />
        {tail === undefined ? null : <div className={styles['tail']}>{tail}</div>}
      </div>
    </TextFrame>
  )
}

export interface TextAreaProps extends TextProps {
  readonly rows?: number
}

/** Several lines of monospaced text. */
export function TextArea({ placeholder, rows = 3, ...rest }: TextAreaProps) {
  return (
    <TextFrame {...rest}>
      <AriaTextArea
        rows={rows}
        placeholder={placeholder ?? ''}
        className={classes(styles['input'], styles['area'], styles['monospace'])}
      />
    </TextFrame>
  )
}

type TextFrameProps = Omit<TextProps, 'placeholder'> & { readonly children: ReactNode }

function TextFrame({ label, help, problem, isWrong = false, children, ...rest }: TextFrameProps) {
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={problem !== undefined || isWrong}
      className={styles['field'] ?? ''}
    >
      <FieldFrame label={label} help={help} problem={problem}>
        {children}
      </FieldFrame>
    </AriaTextField>
  )
}
