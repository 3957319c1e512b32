import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { IconButton } from './IconButton'
import styles from './MenuButton.module.css'

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly onAction: () => void
}

/** Three dots that open a short list of actions. */
export function MenuButton({
  label,
  actions,
}: {
  readonly label: string
  readonly actions: readonly MenuAction[]
}) {
  return (
    <MenuTrigger>
      <IconButton icon="more" label={label} />
      <Popover className={styles['popover'] ?? ''} offset={4} placement="bottom end">
        <Menu className={styles['menu'] ?? ''} items={actions}>
          {(action) => (
            <MenuItem className={styles['item'] ?? ''} onAction={action.onAction}>
              {action.label}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
