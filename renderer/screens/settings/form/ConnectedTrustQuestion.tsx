import { useEffect, useState } from 'react'
import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'
import { api } from '../../../api'
import { whileCurrent } from '../../../while-current'
import { type CertificateInspection, TrustQuestion } from '../../../views/settings/destination/TrustQuestion'

export interface ConnectedTrustQuestionProps {
  /** The destination whose server is in question; another one needs another `key`. */
  readonly draft: DestinationDraft
  readonly onClose: () => void
  readonly onTrust: (fingerprint: string) => void
}

/** Fetches the certificate that a destination's server uses now, and asks whether to trust it. */
export function ConnectedTrustQuestion({ draft, onClose, onTrust }: ConnectedTrustQuestionProps) {
  const [inspection, setInspection] = useState<CertificateInspection>({ state: 'fetching' })
  const [asked] = useState(draft)
  useEffect(() => {
    return whileCurrent(api.inspectCertificate(asked), (answer) => {
      if (answer.ok) setInspection({ state: 'fetched', certificate: answer.value })
      else setInspection({ state: 'failed', failure: answer.problem })
    })
  }, [asked])
  return <TrustQuestion inspection={inspection} onClose={onClose} onTrust={onTrust} />
}
