import type { ServerCertificate } from '../../../../electron/shared/destinations/certificate'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { type Fact, Facts } from '../../controls/Facts'
import { Question } from '../../controls/Question'

/** What is known so far about the certificate in question. */
export type CertificateLook =
  | { readonly state: 'looking' }
  | { readonly state: 'seen'; readonly certificate: ServerCertificate }
  | { readonly state: 'failed'; readonly sentence: string }

export interface TrustQuestionProps {
  readonly look: CertificateLook
  readonly onClose: () => void
  /** @param fingerprint of exactly the certificate that was shown */
  readonly onTrust: (fingerprint: string) => void
}

/** Shows a server's certificate, and asks whether to trust it. */
export function TrustQuestion({ look, onClose, onTrust }: TrustQuestionProps) {
  const translate = useTranslate()
  return (
    <Question
      title={translate('trust.title')}
      cancel={translate('trust.cancel')}
      confirm={translate('trust.confirm')}
      onCancel={onClose}
      onConfirm={look.state === 'seen' ? () => onTrust(look.certificate.fingerprint) : undefined}
    >
      <Shown look={look} />
    </Question>
  )
}

function Shown({ look }: { readonly look: CertificateLook }) {
  const translate = useTranslate()
  const format = useFormat()
  switch (look.state) {
    case 'looking':
      return <p role="status">{translate('trust.looking')}</p>
    case 'failed':
      return <p role="alert">{look.sentence}</p>
    case 'seen': {
      const { subject, issuer, validFrom, validTo, fingerprint } = look.certificate
      const valid = translate('trust.validTime', {
        from: format.moment(validFrom),
        to: format.moment(validTo),
      })
      const facts: readonly Fact[] = [
        { label: translate('trust.subject'), text: subject },
        { label: translate('trust.issuer'), text: issuer },
        { label: translate('trust.valid'), text: valid },
        { label: translate('trust.fingerprint'), text: fingerprint, isCode: true },
      ]
      return (
        <>
          <p>{translate('trust.body')}</p>
          <Facts facts={facts} />
        </>
      )
    }
  }
}
