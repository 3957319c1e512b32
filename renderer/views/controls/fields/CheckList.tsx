import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField, CheckboxGroup } from 'react-aria-components'
import { Icon } from '../Icon'
import styles from './CheckList.module.css'

export interface CheckListItem {
  readonly id: string
  readonly label: string
  /** A second line, in quieter text. */
  readonly detail: string
  readonly isDisabled: boolean
  /** At the right: a tag, or a button. */
  readonly tail?: ReactNode
}

export interface CheckListProps {
  /** Only for screen readers. */
  readonly label: string
  readonly items: readonly CheckListItem[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

/** A list of checkboxes. */
export function CheckList({ label, items, chosen, onChoose }: CheckListProps) {
  return (
    <CheckboxGroup
      aria-label={label}
      value={[...chosen]}
      onChange={onChoose}
      className={styles['list'] ?? ''}
    >
      {items.map(({ id, label: name, detail, isDisabled, tail }) => (
        <div key={id} className={styles['row']}>
          <CheckboxField
            value={id}
            aria-label={name}
            isDisabled={isDisabled}
            className={styles['field'] ?? ''}
          >
            <CheckboxButton className={styles['button'] ?? ''}>
              <span className={styles['mark']}>
                <Icon name="check" />
              </span>
              <span className={styles['words']}>
                <span className={styles['name']}>{name}</span>
                <span className={styles['detail']}>{detail}</span>
              </span>
            </CheckboxButton>
          </CheckboxField>
          {tail}
        </div>
      ))}
    </CheckboxGroup>
  )
}
