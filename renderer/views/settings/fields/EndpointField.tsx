import { useId } from 'react'
import { useTranslate } from '../../../i18n/use-translate'
import { TextField } from '../../controls/fields/TextField'
import { withFields } from '../draft'
import { longestText, type FormPartProps } from '../form-part'
import styles from './EndpointField.module.css'

export interface EndpointFieldProps extends FormPartProps {
  /** How the endpoint was understood; empty if it is used as typed. */
  readonly remark: string
  readonly onLeave: () => void
  /** Whether only the remark is shown, because the provider needs no endpoint. */
  readonly isRemarkOnly?: boolean
}

/** The server's address. The remark about it is announced, so its live region is there before it has text. */
export function EndpointField({ remark, onLeave, isRemarkOnly = false, ...part }: EndpointFieldProps) {
  const { draft, sentence, wrongField, onChange } = part
  const translate = useTranslate()
  const remarkId = useId()
  const isAws = draft.fields.provider === 'aws'
  const problem = sentence('endpoint')
  return (
    <div className={styles['endpoint']}>
      {isRemarkOnly ? null : (
        <TextField
          name="endpoint"
          label={translate('settings.field.endpoint')}
          value={draft.fields.endpoint}
          onChange={(endpoint) => onChange(withFields(draft, { endpoint: endpoint.trim() }))}
          onBlur={onLeave}
          maxLength={longestText}
          spellCheck="false"
          monospace
          placeholder={translate(
            isAws ? 'settings.placeholder.endpoint' : 'settings.placeholder.endpointOther',
          )}
          problem={problem}
          isWrong={wrongField === 'endpoint'}
          aria-describedby={remarkId}
        />
      )}
      <p id={remarkId} role="status" className={styles['remark']}>
        {problem === undefined ? remark : ''}
      </p>
    </div>
  )
}
