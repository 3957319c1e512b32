import { useImperativeHandle, useRef, useState, type Ref } from 'react'
import { Input, TextField } from 'react-aria-components'
import { longestTag } from '../../../electron/shared/history/history'
import { useTranslate } from '../../i18n/use-translate'
import { classes } from '../../style/classes'
import fieldStyles from '../controls/fields/Field.module.css'
import { IconButton } from '../controls/buttons/IconButton'
import { onEnter } from '../controls/fields/on-enter'
import { useKeptFocus } from '../controls/use-kept-focus'
import styles from './TagList.module.css'

export interface TagListHandle {
  /** Adds the field's text as a tag; does nothing if it is empty. */
  readonly addTyped: () => void
}

export interface TagListProps {
  readonly ref?: Ref<TagListHandle>
  readonly tags: readonly string[]
  /** How many images get a new tag. */
  readonly count: number
  /** Whether the field has the focus at once. */
  readonly autoFocus?: boolean
  readonly onAdd: (tag: string) => void
  readonly onRemove: (tag: string) => void
}

/** The tags of images, and a field for more; Enter adds. */
export function TagList({ ref, tags, count, autoFocus = false, onAdd, onRemove }: TagListProps) {
  const translate = useTranslate()
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const kept = useKeptFocus(() => field.current)
  const add = () => {
    const tag = typed.trim().replace(/^#+/u, '')
    if (tag !== '') onAdd(tag)
    setTyped('')
  }
  useImperativeHandle(ref, () => ({ addTyped: add }))
  return (
    <div className={styles['tags']} {...kept}>
      {tags.length === 0 ? null : (
        <ul aria-label={translate('history.tags')} className={styles['list']}>
          {tags.map((tag) => (
            <li key={tag} className={styles['tag']}>
              <span className={styles['name']}>#{tag}</span>
              <IconButton
                icon="close"
                label={translate('history.removeTag', { tag })}
                onPress={() => onRemove(tag)}
              />
            </li>
          ))}
        </ul>
      )}
      <TextField
        aria-label={translate('history.addTag')}
        autoFocus={autoFocus}
        value={typed}
        onChange={setTyped}
        onKeyDown={onEnter(add)}
        maxLength={longestTag}
      >
        <Input
          ref={field}
          placeholder={count === 1 ? translate('history.addTag') : translate('history.addTagTo', { count })}
          className={classes(fieldStyles['input'])}
        />
      </TextField>
    </div>
  )
}
