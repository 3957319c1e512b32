import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  type SelectProps,
} from 'react-aria-components'
import { classes } from '../../../style/classes'
import { Dot, type DotProps } from '../Dot'
import { FieldFrame, type FieldWords } from './Field'
import fieldStyles from './Field.module.css'
import { Icon, type IconName } from '../Icon'
import popupStyles from '../Popup.module.css'
import styles from './Picker.module.css'

export interface PickerItem<Id extends string> {
  readonly id: Id
  readonly label: string
  /** What typing finds it by; absent if that is the label. */
  readonly typed?: string
  /** Quiet text after the label. */
  readonly hint?: string
  /** What a dot before the label shows. */
  readonly dot?: DotProps['shows']
}

export interface PickerProps<Id extends string>
  extends FieldWords, Omit<SelectProps<object>, 'className' | 'style' | 'children' | 'isInvalid' | 'render'> {
  readonly items: readonly PickerItem<Id>[]
  /** Empty if nothing has been chosen. */
  readonly chosen: Id | ''
  readonly onChoose: (id: Id) => void
  /** Shows the label above the control; otherwise it is only the accessible name. */
  readonly showsLabel?: boolean
  readonly placeholder?: string
  /** Stands for the chosen item where the window has no room for its words. */
  readonly icon?: IconName
  /** Whether something other than usual is chosen. */
  readonly isOn?: boolean
}

/** Chooses one of a few items: a combobox whose accessible name is the label. */
export function Picker<Id extends string>({
  label,
  help,
  problem,
  items,
  chosen,
  onChoose,
  showsLabel = false,
  icon,
  isOn = false,
  ...rest
}: PickerProps<Id>) {
  const trigger = (
    <Button
      className={classes(styles['trigger'], icon !== undefined && styles['brief'], isOn && styles['on'])}
      // A select-only combobox: its name is only the label, its value the chosen item.
      render={(button) => (
        <button {...button} role="combobox" aria-labelledby={undefined} aria-label={label} />
      )}
    >
      {icon === undefined ? null : (
        <span className={styles['sign']} data-hint={items.find(({ id }) => id === chosen)?.label}>
          <Icon name={icon} />
        </span>
      )}
      <SelectValue className={styles['value'] ?? ''} />
      <Icon name="choose" />
    </Button>
  )
  return (
    <Select
      {...rest}
      aria-label={label}
      value={chosen === '' ? null : chosen}
      onChange={(key) => {
        const item = items.find(({ id }) => id === key)
        if (item !== undefined) onChoose(item.id)
      }}
      validationBehavior="aria"
      isInvalid={problem !== undefined}
      className={classes(fieldStyles['field'], styles['picker'])}
    >
      {showsLabel ? (
        <FieldFrame label={label} help={help} problem={problem}>
          {trigger}
        </FieldFrame>
      ) : (
        trigger
      )}
      <Popover className={popupStyles['popover'] ?? ''} offset={4}>
        <ListBox items={items} className={popupStyles['list'] ?? ''}>
          {(item) => <PickerOption item={item} />}
        </ListBox>
      </Popover>
    </Select>
  )
}

function PickerOption<Id extends string>({ item }: { readonly item: PickerItem<Id> }) {
  return (
    <ListBoxItem id={item.id} textValue={item.typed ?? item.label} className={popupStyles['option'] ?? ''}>
      {item.dot === undefined ? null : <Dot shows={item.dot} />}
      <span className={styles['label']}>{item.label}</span>
      {item.hint === undefined ? null : <span className={styles['hint']}>{item.hint}</span>}
      <span className={styles['tick']}>
        <Icon name="check" />
      </span>
    </ListBoxItem>
  )
}
