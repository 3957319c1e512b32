import { useRef, type KeyboardEvent } from 'react'
import { maxAltTextLength } from '../../../../electron/shared/links/link-format'
import { useTranslate } from '../../../i18n/use-translate'
import styles from './AltTextField.module.css'

export interface AltTextFieldProps {
  /** The file's name. */
  readonly name: string
  readonly altText: string
  readonly onSave: (altText: string) => void
  readonly onEnd: () => void
}

/** Edits an image's alt text within its row. Enter and leaving the field save it, Escape discards it. */
export function AltTextField({ name, altText, onSave, onEnd }: AltTextFieldProps) {
  const translate = useTranslate()
  const isDiscarded = useRef(false)

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // The list and the window use many of these keys for themselves.
    event.stopPropagation()
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    isDiscarded.current = event.key === 'Escape'
    // The row takes the focus back, which ends the editing.
    event.currentTarget.closest('li')?.focus()
  }

  return (
    <input
      className={styles['field']}
      aria-label={translate('uploads.altText', { name })}
      placeholder={translate('uploads.altTextHint')}
      defaultValue={altText}
      maxLength={maxAltTextLength}
      spellCheck
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const typed = event.currentTarget.value.trim()
        if (!isDiscarded.current && typed !== altText) onSave(typed)
        onEnd()
      }}
    />
  )
}
