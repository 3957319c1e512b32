import { linkVariables, writtenLinkVariable } from '../../../../electron/shared/links/link-format'
import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import fieldStyles from '../../controls/fields/Field.module.css'
import { TextArea } from '../../controls/fields/TextField'
import styles from './CustomFormatField.module.css'
import { longestText } from '../form-part'
import type { LinkExample } from './link-example'
import { useInsert } from '../fields/use-insert'
import { VariablesMenu } from '../fields/VariablesMenu'

export interface CustomFormatFieldProps {
  /** Whether the custom format is chosen; the example is shown for every format. */
  readonly isShown: boolean
  readonly template: string
  readonly example: LinkExample
  readonly onType: (template: string) => void
}

/** A custom link format, with an example image's link in it. */
export function CustomFormatField({ isShown, template, example, onType }: CustomFormatFieldProps) {
  const translate = useTranslate()
  const { frame, insert } = useInsert(template, onType)
  return (
    <>
      {isShown ? (
        <div ref={frame} className={styles['frame']}>
          <TextArea
            label={translate('settings.preferences.customLinkTemplate')}
            help={translate('settings.preferences.customLinkTemplateMeans')}
            rows={2}
            value={template}
            onChange={onType}
            maxLength={longestText}
            spellCheck="false"
            problem={example.state === 'wrong' ? example.sentence : undefined}
          />
          <div className={styles['variables']}>
            <VariablesMenu
              variables={linkVariables.map((name) => ({
                written: writtenLinkVariable(name),
                meaning: translate(`linkVariable.${name}`),
              }))}
              onChoose={insert}
            />
          </div>
        </div>
      ) : null}
      {example.state === 'ready' ? (
        <div className={fieldStyles['field']}>
          <span className={fieldStyles['label']}>{translate('settings.preferences.example')}</span>
          <code className={classes(styles['text'], 'sample', 'selectable')}>{example.text}</code>
        </div>
      ) : null}
    </>
  )
}
