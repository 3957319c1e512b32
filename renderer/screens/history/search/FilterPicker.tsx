import { Picker, type PickerProps } from '../../../views/controls/fields/Picker'
import styles from './HistoryTools.module.css'

export interface FilterPickerProps<Id extends string> extends Pick<
  PickerProps<Id>,
  'label' | 'icon' | 'chosen' | 'onChoose'
> {
  readonly choices: readonly Id[]
  readonly nameOf: (choice: Id) => string
  /** What typing finds a choice by; absent if that is its name. */
  readonly typedOf?: (choice: Id) => string
  /** The choice that hides nothing. */
  readonly usual: Id
}

/** One filter of the history; coloured while it is in use. */
export function FilterPicker<Id extends string>({
  choices,
  nameOf,
  typedOf = nameOf,
  usual,
  ...rest
}: FilterPickerProps<Id>) {
  return (
    <div className={styles['picker']}>
      <Picker
        {...rest}
        isOn={rest.chosen !== usual}
        items={choices.map((id) => ({ id, label: nameOf(id), typed: typedOf(id) }))}
      />
    </div>
  )
}
