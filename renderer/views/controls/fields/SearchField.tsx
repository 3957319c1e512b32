import { useRef, type KeyboardEvent } from 'react'
import { Input, SearchField as AriaSearchField } from 'react-aria-components'
import { classes } from '../../../style/classes'
import fieldStyles from './Field.module.css'
import { Icon } from '../Icon'
import { IconButton } from '../buttons/IconButton'
import styles from './SearchField.module.css'

export interface SearchFieldProps {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  /** Accessible name of the clear button. */
  readonly clearLabel: string
  readonly value: string
  readonly onChange: (text: string) => void
  /** Called for the arrow key that leads from the search to what it found. */
  readonly onDown: () => void
}

/** Searches while the person types; Escape or the clear button empties it. */
export function SearchField(props: SearchFieldProps) {
  const { id, label, placeholder, clearLabel, value, onChange, onDown } = props
  const input = useRef<HTMLInputElement>(null)
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} className={styles['search'] ?? ''}>
      <Icon name="search" />
      <Input
        ref={input}
        id={id}
        name={id}
        placeholder={placeholder}
        className={classes(fieldStyles['input'], styles['input'])}
        render={(attributes) => (
          <input
            {...attributes}
            onKeyDownCapture={(event) => {
              leaveToInputMethod(event)
              if (!isPlainArrowDown(event)) return
              event.preventDefault()
              onDown()
            }}
          />
        )}
      />
      {value === '' ? null : (
        <IconButton
          icon="close"
          label={clearLabel}
          excludeFromTabOrder
          onPress={() => {
            onChange('')
            input.current?.focus()
          }}
        />
      )}
    </AriaSearchField>
  )
}

/** If Hangul is being composed, Escape ends that: neither the field nor the browser may clear the search. */
function leaveToInputMethod(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !event.nativeEvent.isComposing) return
  event.preventDefault()
  event.stopPropagation()
}

/** With another key it selects or moves in the text; while Hangul is being composed, it is the input method's. */
function isPlainArrowDown({ key, shiftKey, altKey, ctrlKey, metaKey, nativeEvent }: KeyboardEvent): boolean {
  return key === 'ArrowDown' && !(shiftKey || altKey || ctrlKey || metaKey || nativeEvent.isComposing)
}
