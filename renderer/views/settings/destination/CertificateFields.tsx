import { useEffect, useEffectEvent, useState, type DragEvent } from 'react'
import { longestAuthority } from '../../../../electron/shared/destinations/certificate'
import { describeFailure, failure, type Translate } from '../../../../electron/shared/failures/failure'
import { useTranslate } from '../../../i18n/use-translate'
import { whileCurrent } from '../../../while-current'
import { Button } from '../../controls/buttons/Button'
import { FileButton } from '../../controls/buttons/FileButton'
import { TextArea } from '../../controls/fields/TextField'
import styles from './CertificateFields.module.css'
import { readPem } from './certificate-file'
import { withFields } from '../draft'
import type { FormPartProps } from '../form-part'

/** The trusted certificates, in addition to the authorities that this computer trusts anyway. */
export function CertificateFields(props: FormPartProps) {
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
function AuthorityField({ draft, sentence, onChange }: FormPartProps) {
  const translate = useTranslate()
  const [unreadable, setUnreadable] = useState<string>()
  const change = (certificateAuthority: string) => {
    setUnreadable(undefined)
    onChange(withFields(draft, { certificateAuthority }))
  }
  const readFrom = useFileToRead((file, text) => {
    if (text === undefined) setUnreadable(file.name)
    else change(text)
  })

  function takeDropped(event: DragEvent) {
    const [file] = event.dataTransfer.files
    if (file === undefined) return
    // Otherwise the window would upload it.
    event.preventDefault()
    readFrom(file)
  }

  return (
    <div className={styles['authority']} onDrop={takeDropped}>
      <TextArea
        name="certificateAuthority"
        label={translate('settings.field.certificateAuthority')}
        value={draft.fields.certificateAuthority}
        onChange={change}
        maxLength={longestAuthority}
        spellCheck="false"
        placeholder="-----BEGIN CERTIFICATE-----"
        help={translate('settings.help.certificateAuthority')}
        problem={
          unreadable === undefined ? sentence('certificateAuthority') : unreadableWords(unreadable, translate)
        }
      />
      <FileButton size="small" accept=".pem,.crt,.cer" onChoose={readFrom}>
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

/**
 * Reads a certificate file into the form as it is by then: the person goes on typing meanwhile. Of two files the
 * later one counts, and none once the form is gone.
 *
 * @param take gets the certificate, or `undefined` if the file cannot be read
 * @returns gives it a file to read
 */
function useFileToRead(take: (file: File, text: string | undefined) => void): (file: File) => void {
  const [file, setFile] = useState<File>()
  const onRead = useEffectEvent(take)
  useEffect(() => {
    if (file === undefined) return undefined
    return whileCurrent(readPem(file), (text) => onRead(file, text))
  }, [file])
  return setFile
}
