import { Fragment } from 'react'
import type { ServerCertificate } from '../../../../electron/shared/destinations/certificate'
import { describeFailure, type Failure } from '../../../../electron/shared/failures/failure'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { type Fact, Facts } from '../../controls/text/Facts'
import { Question } from '../../controls/dialogs/Question'

/** What is known so far about the certificate in question. */
export type CertificateInspection =
  | { readonly state: 'fetching' }
  | { readonly state: 'fetched'; readonly certificate: ServerCertificate }
  | { readonly state: 'failed'; readonly failure: Failure }

export interface TrustQuestionProps {
  readonly inspection: CertificateInspection
  readonly onClose: () => void
  /** @param fingerprint of exactly the certificate that was shown */
  readonly onTrust: (fingerprint: string) => void
}

/** Shows a server's certificate, and asks whether to trust it. */
export function TrustQuestion({ inspection, onClose, onTrust }: TrustQuestionProps) {
  const translate = useTranslate()
  return (
    <Question
      title={translate('trust.title')}
      cancel={translate('trust.cancel')}
      confirm={translate('trust.confirm')}
      onCancel={onClose}
      onConfirm={
        inspection.state === 'fetched' ? () => onTrust(inspection.certificate.fingerprint) : undefined
      }
    >
      <Shown inspection={inspection} />
    </Question>
  )
}

function Shown({ inspection }: { readonly inspection: CertificateInspection }) {
  const translate = useTranslate()
  return (
    <>
      {/* The same element throughout, so that the end of the look is announced. */}
      <p role="status">
        {inspection.state === 'failed'
          ? describeFailure(inspection.failure, translate).message
          : translate(inspection.state === 'fetching' ? 'trust.fetching' : 'trust.body')}
      </p>
      {inspection.state === 'fetched' ? <CertificateFacts certificate={inspection.certificate} /> : null}
    </>
  )
}

function CertificateFacts({ certificate }: { readonly certificate: ServerCertificate }) {
  const translate = useTranslate()
  const format = useFormat()
  const { subject, issuer, validFrom, validTo, fingerprint } = certificate
  const valid = translate('trust.validTime', {
    from: format.moment(validFrom),
    to: format.moment(validTo),
  })
  const facts: readonly Fact[] = [
    { label: translate('trust.subject'), text: subject },
    { label: translate('trust.issuer'), text: issuer },
    { label: translate('trust.valid'), text: valid },
    {
      label: translate('trust.fingerprint'),
      text: fingerprint,
      shown: <Pairs of={fingerprint} />,
      isCode: true,
    },
  ]
  return <Facts facts={facts} />
}

/** A fingerprint whose lines end between its pairs of digits, as it is compared. */
function Pairs({ of: fingerprint }: { readonly of: string }) {
  return fingerprint.split(/(?<=:)/u).map((pair, index) => (
    <Fragment key={index}>
      {pair}
      <wbr />
    </Fragment>
  ))
}
