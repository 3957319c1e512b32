import type { DragEvent } from 'react'
import { longestAuthority } from '../../../../electron/shared/destinations/certificate'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { FileButton } from '../../controls/buttons/FileButton'
import { TextArea } from '../../controls/fields/TextField'
import styles from './CertificateFields.module.css'
import { pemOf } from './certificate-file'
import { withFields } from '../draft'
import type { FormPartProps } from '../form-part'

/** The trusted certificates, in addition to the authorities that this computer trusts anyway. */
export function CertificateFields({ draft, sentence, onChange }: FormPartProps) {
  const translate = useTranslate()
  const { certificateAuthority, trustedCertificate } = draft.fields

  async function take(file: File) {
    const bytes = new Uint8Array(await file.slice(0, longestAuthority).arrayBuffer())
    onChange(withFields(draft, { certificateAuthority: pemOf(bytes) }))
  }

  function takeDropped(event: DragEvent) {
    const [file] = event.dataTransfer.files
    if (file === undefined) return
    // Otherwise the window would upload it.
    event.preventDefault()
    void take(file)
  }

  return (
    <>
      <div className={styles['authority']} onDrop={takeDropped}>
        <TextArea
          name="certificateAuthority"
          label={translate('settings.field.certificateAuthority')}
          value={certificateAuthority}
          onChange={(text) => onChange(withFields(draft, { certificateAuthority: text }))}
          maxLength={longestAuthority}
          spellCheck="false"
          placeholder="-----BEGIN CERTIFICATE-----"
          help={translate('settings.help.certificateAuthority')}
          problem={sentence('certificateAuthority')}
        />
        <FileButton size="small" accept=".pem,.crt,.cer" onChoose={(file) => void take(file)}>
          {translate('settings.certificate.choose')}
        </FileButton>
      </div>
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
