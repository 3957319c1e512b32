import type { DragEvent } from 'react'
import { longestAuthority } from '../../../../electron/shared/destinations/certificate'
import { describeFailure, failure, type Translate } from '../../../../electron/shared/failures/failure'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { FileButton } from '../../controls/buttons/FileButton'
import { TextArea } from '../../controls/fields/TextField'
import styles from './CertificateFields.module.css'
import { withFields } from '../draft'
import type { FormPartProps } from '../form-part'

export interface CertificateFieldsProps extends FormPartProps {
  readonly file: {
    /** The name of the chosen file, if it could not be read. */
    readonly unreadable: string | undefined
    /** A file was chosen or dropped: its certificate is to be read into the form. */
    readonly onChoose: (file: File) => void
  }
}

/** The trusted certificates, in addition to the authorities that this computer trusts anyway. */
export function CertificateFields(props: CertificateFieldsProps) {
  const translate = useTranslate()
  const { draft, onChange } = props
  const { trustedCertificate } = draft.fields
  return (
    <>
      <AuthorityField {...props} />
      {trustedCertificate === '' ? null : (
        <div
          className={styles['trusted']}
          role="group"
          aria-label={translate('settings.field.trustedCertificate')}
        >
          <p>
            {translate('settings.field.trustedCertificate')}
            <span className={styles['fingerprint']}>{trustedCertificate}</span>
          </p>
          <Button size="small" onPress={() => onChange(withFields(draft, { trustedCertificate: '' }))}>
            {translate('settings.certificate.forget')}
          </Button>
        </div>
      )}
    </>
  )
}

/** A private authority's certificate, typed, dropped or chosen. */
function AuthorityField({ draft, sentence, file, onChange }: CertificateFieldsProps) {
  const translate = useTranslate()

  function takeDropped(event: DragEvent) {
    const [dropped] = event.dataTransfer.files
    if (dropped === undefined) return
    // Otherwise the window would upload it.
    event.preventDefault()
    file.onChoose(dropped)
  }

  return (
    <div className={styles['authority']} onDrop={takeDropped}>
      <TextArea
        name="certificateAuthority"
        label={translate('settings.field.certificateAuthority')}
        value={draft.fields.certificateAuthority}
        onChange={(certificateAuthority) => onChange(withFields(draft, { certificateAuthority }))}
        maxLength={longestAuthority}
        spellCheck="false"
        placeholder="-----BEGIN CERTIFICATE-----"
        help={translate('settings.help.certificateAuthority')}
        problem={
          file.unreadable === undefined
            ? sentence('certificateAuthority')
            : unreadableWords(file.unreadable, translate)
        }
      />
      <FileButton size="small" accept=".pem,.crt,.cer" onChoose={file.onChoose}>
        {translate('settings.certificate.choose')}
      </FileButton>
    </div>
  )
}

function unreadableWords(name: string, translate: Translate): string {
  const { message, fix } = describeFailure(
    failure('file-unreadable', { name, reason: 'document' }),
    translate,
  )
  return `${message} ${fix}`
}
