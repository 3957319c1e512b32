import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { Picker } from '../../controls/fields/Picker'
import { TextField } from '../../controls/fields/TextField'
import styles from './DestinationForm.module.css'
import { MoreFields } from './MoreFields'
import { withFields } from '../draft'
import { longestText, type FormPartProps } from '../form-part'

/** In seconds. STS gives a role's session at least a quarter of an hour, and at most twelve hours. */
const lives = [0, 900, 3600, 4 * 3600, 12 * 3600] as const

/** Temporary credentials that Ollim requests itself: for a role, or with the code of an MFA device. */
export function SessionFields({ draft, sentence, onChange }: FormPartProps) {
  const translate = useTranslate()
  const format = useFormat()
  const { fields } = draft
  const isUsed = fields.roleArn !== '' || fields.mfaSerial !== ''
  const isWrong = (['roleArn', 'externalId', 'mfaSerial'] as const).some(
    (name) => sentence(name) !== undefined,
  )
  const text = (name: 'roleArn' | 'externalId' | 'mfaSerial') => (
    <TextField
      name={name}
      label={translate(`settings.field.${name}`)}
      value={fields[name]}
      onChange={(value) => onChange(withFields(draft, { [name]: value.trim() }))}
      maxLength={longestText}
      spellCheck="false"
      monospace
      placeholder={translate(`settings.placeholder.${name}`)}
      help={translate(`settings.help.${name}`)}
      problem={sentence(name)}
    />
  )
  return (
    <MoreFields title={translate('settings.session')} isUsed={isUsed} isWrong={isWrong}>
      <div className={styles['parts']}>
        {text('roleArn')}
        {fields.roleArn === '' && fields.externalId === '' ? null : text('externalId')}
        {text('mfaSerial')}
        {isUsed ? (
          <Picker
            label={translate('settings.field.sessionSeconds')}
            showsLabel
            items={lives.map((seconds) => ({
              id: String(seconds),
              label: seconds === 0 ? translate('settings.usualLife') : format.duration(seconds),
            }))}
            chosen={String(fields.sessionSeconds)}
            help={translate(
              fields.mfaSerial === '' ? 'settings.help.renewed' : 'settings.help.renewedByCode',
            )}
            onChoose={(seconds) => onChange(withFields(draft, { sessionSeconds: Number(seconds) }))}
          />
        ) : null}
      </div>
    </MoreFields>
  )
}
