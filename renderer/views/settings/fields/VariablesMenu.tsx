import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import buttonStyles from '../../controls/buttons/Button.module.css'
import popupStyles from '../../controls/Popup.module.css'
import styles from './VariablesMenu.module.css'

export interface Variable {
  /** As it is written in the template, with braces. */
  readonly written: string
  readonly meaning: string
}

export interface VariablesMenuProps {
  readonly variables: readonly Variable[]
  readonly onChoose: (written: string) => void
}

/** The template's variables, to be inserted into it. */
export function VariablesMenu({ variables, onChoose }: VariablesMenuProps) {
  const translate = useTranslate()
  const label = translate('settings.variables')
  return (
    <MenuTrigger>
      <Button className={classes(buttonStyles['button'], buttonStyles['quiet'], buttonStyles['small'])}>
        {label}
      </Button>
      <Popover className={popupStyles['popover'] ?? ''} placement="bottom end">
        <Menu
          className={popupStyles['list'] ?? ''}
          aria-label={label}
          onAction={(key) => onChoose(String(key))}
        >
          {variables.map(({ written, meaning }) => (
            <MenuItem key={written} id={written} textValue={written} className={popupStyles['option'] ?? ''}>
              <span className={styles['variable']}>{written}</span>
              <span className={styles['meaning']}>{meaning}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
