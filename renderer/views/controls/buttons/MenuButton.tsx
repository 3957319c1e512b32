import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Icon } from '../Icon'
import iconButtonStyles from './IconButton.module.css'
import popupStyles from '../Popup.module.css'

export interface MenuButtonAction {
  readonly id: string
  readonly label: string
  readonly onAction: () => void
}

/** A button with three dots that opens a short menu. */
export function MenuButton({
  label,
  actions,
}: {
  readonly label: string
  readonly actions: readonly MenuButtonAction[]
}) {
  return (
    <MenuTrigger>
      <Button aria-label={label} data-hint={label} className={iconButtonStyles['button'] ?? ''}>
        <Icon name="more" />
      </Button>
      <Popover className={popupStyles['popover'] ?? ''} offset={4} placement="bottom end">
        <Menu className={popupStyles['list'] ?? ''} items={actions}>
          {(action) => (
            <MenuItem className={popupStyles['option'] ?? ''} onAction={action.onAction}>
              {action.label}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
