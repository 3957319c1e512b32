import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import styles from './Field.module.css'

export interface FieldWords {
  readonly label: string
  /** A sentence under the field; the problem replaces it. */
  readonly help?: ReactNode
  /** A sentence about what is missing or wrong; marks the field as invalid. */
  readonly problem?: string | undefined
  /** Marks the field as invalid although the sentence about it is elsewhere. */
  readonly isWrong?: boolean
}

/** The frame of every form field: label above its control, help or problem below. */
export function FieldFrame({
  label,
  help,
  problem,
  children,
}: Omit<FieldWords, 'isWrong'> & { readonly children: ReactNode }) {
  return (
    <>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {children}
      {/* Rendered even when empty: help that was added later would never be linked to its control. */}
      {problem === undefined ? (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      ) : null}
      <FieldError className={styles['problem'] ?? ''}>{problem}</FieldError>
    </>
  )
}
