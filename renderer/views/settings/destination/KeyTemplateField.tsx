import { keyVariableNames, writtenKeyVariable } from '../../../../electron/shared/destinations/key-variables'
import { useTranslate } from '../../../i18n/use-translate'
import { TextField } from '../../controls/fields/TextField'
import styles from './KeyTemplateField.module.css'
import { useInsert } from '../fields/use-insert'
import { VariablesMenu } from '../fields/VariablesMenu'

export interface KeyTemplateFieldProps {
  readonly value: string
  readonly onChange: (template: string) => void
  readonly problem?: string | undefined
}

/** The template for image keys, with a list of its variables. */
export function KeyTemplateField({ value, onChange, problem }: KeyTemplateFieldProps) {
  const translate = useTranslate()
  const { frame, insert } = useInsert(value, onChange)
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
          <VariablesMenu
            variables={keyVariableNames.map((name) => ({
              written: writtenKeyVariable(name),
              meaning: translate(`keyVariable.${name}`),
            }))}
            onChoose={insert}
          />
        }
      />
    </div>
  )
}
