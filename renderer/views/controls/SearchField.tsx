import type { KeyboardEvent } from 'react'
import { Input, SearchField as AriaSearchField } from 'react-aria-components'
import { classes } from '../../style/classes'
import fieldStyles from './Field.module.css'
import { Icon } from './Icon'
import styles from './SearchField.module.css'

export interface SearchFieldProps {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** Looks for something as one types; Escape empties it. */
export function SearchField({ id, label, placeholder, value, onChange }: SearchFieldProps) {
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} className={styles['search'] ?? ''}>
      <Icon name="search" />
      <Input
        id={id}
        name={id}
        placeholder={placeholder}
        className={classes(fieldStyles['input'], styles['input'])}
        render={(input) => <input {...input} onKeyDownCapture={leaveToInputMethod} />}
      />
    </AriaSearchField>
  )
}

/** Escape ends a letter of Hangul that is being put together; neither the field nor the browser empties the search. */
function leaveToInputMethod(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !event.nativeEvent.isComposing) return
  event.preventDefault()
  event.stopPropagation()
}
