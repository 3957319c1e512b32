import type { LinkProof } from '../../../electron/shared/link-proof'
import type { Upload } from '../../../electron/shared/upload'
import { useTranslate } from '../../i18n/useTranslate'
import { fixLabel } from '../../views/settings/fixes'
import { ProofLine } from '../../views/uploads/ProofLine'
import { useRenewLinks } from '../use-renew-links'
import type { ProofView } from './use-link-proof'
import { useMend } from './use-mend'

export interface ConnectedProofProps {
  readonly upload: Upload
  readonly view: ProofView
}

/** How an upload's link opens, with what one press would mend. */
export function ConnectedProof({ upload, view }: ConnectedProofProps) {
  const translate = useTranslate()
  const renewLinks = useRenewLinks()
  const { fixesOf, mend } = useMend()
  if (view.state === 'none') return null
  if (view.state !== 'known') return <ProofLine state={view.state} />
  return <ProofLine state="known" proof={view.proof} fixes={fixes(view.proof)} />

  function fixes({ outcome }: LinkProof) {
    if (outcome.status !== 'failed') return []
    const { id, destinationId } = upload
    if (outcome.failure.facts['reason'] === 'linkEnded') {
      return [{ label: translate('links.renew'), onMend: () => renewLinks([id]) }]
    }
    // Another address would serve later uploads: only a signature makes this link a new one.
    return fixesOf(destinationId, outcome.failure)
      .filter(({ kind }) => kind === 'presigned-links')
      .map((fix) => ({
        label: fixLabel(fix, translate),
        onMend: () => void mend(destinationId, fix).then(() => renewLinks([id])),
      }))
  }
}
