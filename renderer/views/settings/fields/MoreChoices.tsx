import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import popupStyles from '../../controls/Popup.module.css'
import styles from './ChoiceChips.module.css'

export interface MoreChoicesProps<Id extends string> {
  readonly label: string
  readonly choices: readonly { readonly id: Id; readonly label: string }[]
  readonly onChoose: (id: Id) => void
}

/** A chip that opens a menu with the less common choices. */
export function MoreChoices<Id extends string>({ label, choices, onChoose }: MoreChoicesProps<Id>) {
  return (
    <MenuTrigger>
      <Button className={styles['chip'] ?? ''}>{label}</Button>
      <Popover className={popupStyles['popover'] ?? ''} offset={4} placement="bottom start">
        <Menu className={popupStyles['list'] ?? ''} items={choices}>
          {(choice) => (
            <MenuItem className={popupStyles['option'] ?? ''} onAction={() => onChoose(choice.id)}>
              {choice.label}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
