import type { Upload } from '../../../electron/shared/uploads/upload'
import { ProofLine } from '../../views/uploads/row/ProofLine'
import { useLinkFixes } from '../use-link-fixes'
import type { ProofView } from './use-link-proof'

export interface ConnectedProofProps {
  readonly upload: Upload
  readonly view: ProofView
}

/** The check of an upload's link, with the fixes for it. */
export function ConnectedProof({ upload: { id, destinationId }, view }: ConnectedProofProps) {
  const linkFixes = useLinkFixes()
  if (view.state === 'none') return null
  if (view.state !== 'known') return <ProofLine state={view.state} />
  const { outcome } = view.proof
  const fixes = outcome.status === 'failed' ? linkFixes(() => [id], destinationId, outcome.failure) : []
  return <ProofLine state="known" proof={view.proof} fixes={fixes} />
}
