import type { ReactNode } from 'react'
import { FieldError, Label, Text, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components'
import styles from './Field.module.css'

export interface FieldWords {
  readonly label: string
  /** A sentence under the field; gives way to the problem. */
  readonly help?: ReactNode
  /** What is missing or wrong, in a sentence; marks the field as wrong. */
  readonly problem?: string | undefined
}

/** What every field of text takes. */
export interface TextProps
  extends FieldWords, Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'render'> {
  readonly placeholder?: string
}

/** What every field of a form has around its control: label above, help or problem below. */
export function FieldFrame({
  label,
  help,
  problem,
  children,
}: FieldWords & { readonly children: ReactNode }) {
  return (
    <>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {children}
      {/* Stands there empty, too: a help that came later would never be tied to its control. */}
      {problem === undefined ? (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      ) : null}
      <FieldError className={styles['problem'] ?? ''}>{problem}</FieldError>
    </>
  )
}
