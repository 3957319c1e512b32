import { useRef } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { keyVariableNames, writtenKeyVariable } from '../../../electron/shared/key-variables'
import { useTranslate } from '../../i18n/useTranslate'
import { Button } from '../controls/Button'
import pickerStyles from '../controls/Picker.module.css'
import { TextField } from '../controls/TextField'
import styles from './KeyTemplateField.module.css'
import { insertAt } from './insert-at'

export interface KeyTemplateFieldProps {
  readonly value: string
  readonly onChange: (template: string) => void
  readonly problem?: string | undefined
}

/** The rule that names images, with a list of what it may name. */
export function KeyTemplateField({ value, onChange, problem }: KeyTemplateFieldProps) {
  const translate = useTranslate()
  const frame = useRef<HTMLDivElement>(null)

  function insert(variable: string) {
    const input = frame.current?.querySelector('input')
    if (input === null || input === undefined) return
    const { text, caret } = insertAt(value, variable, input.selectionStart, input.selectionEnd)
    onChange(text)
    // After the menu has given the focus back.
    requestAnimationFrame(() => {
      input.focus()
      input.setSelectionRange(caret, caret)
    })
  }

  return (
    <div ref={frame} className={styles['frame']}>
      <TextField
        name="keyTemplate"
        label={translate('settings.field.keyTemplate')}
        value={value}
        onChange={onChange}
        maxLength={1024}
        spellCheck="false"
        monospace
        help={translate('settings.help.keyTemplate')}
        problem={problem}
        tail={
          <MenuTrigger>
            <Button kind="quiet" size="small">
              {translate('settings.variables')}
            </Button>
            <Popover className={pickerStyles['popover'] ?? ''} placement="bottom end">
              <Menu
                className={pickerStyles['list'] ?? ''}
                aria-label={translate('settings.variables')}
                onAction={(key) => insert(String(key))}
              >
                {keyVariableNames.map((name) => (
                  <MenuItem
                    key={name}
                    id={writtenKeyVariable(name)}
                    textValue={name}
                    className={pickerStyles['option'] ?? ''}
                  >
                    <span className={styles['variable']}>{writtenKeyVariable(name)}</span>
                    <span className={styles['meaning']}>{translate(`keyVariable.${name}`)}</span>
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </MenuTrigger>
        }
      />
    </div>
  )
}
