import { memo, useSyncExternalStore } from 'react'
import { api } from '../../api'
import { hasCopied } from '../has-copied'
import { isRetryOffered } from '../../state/retry-offered'
import { isShownAbove } from '../../state/selectors'
import { useTranslate } from '../../i18n/use-translate'
import { useStores, useUpload } from '../../state/stores'
import { thumbnailAddress } from '../../thumbnail-address'
import { fixLabel } from '../../views/settings/checks/fixes'
import { UploadRow } from '../../views/uploads/row/UploadRow'
import { openLink } from '../open-link'
import { useRenewLinks } from '../use-renew-links'
import { ConnectedProof } from './ConnectedProof'
import { useLinkProof } from './use-link-proof'
import { useFixes } from '../use-fixes'

export interface ConnectedRowProps {
  readonly id: string
  readonly isCurrent: boolean
  /** Whether the person is editing its alt text. */
  readonly isEditingAltText: boolean
  readonly onAltTextEnd: () => void
  readonly onShowDetails: (id: string) => void
}

/** One row, subscribed to its one upload. */
export const ConnectedRow = memo(function ConnectedRow(props: ConnectedRowProps) {
  const { id, isCurrent, isEditingAltText, onAltTextEnd, onShowDetails } = props
  const { uploads } = useStores()
  const renewLinks = useRenewLinks()
  const translate = useTranslate()
  const { fixesOf, fixDestination } = useFixes()
  const upload = useUpload(id)
  const shownAbove = useSyncExternalStore(
    uploads.subscribeToOverview,
    () => upload !== undefined && isShownAbove(upload, uploads.readOverview().queue.holds),
  )
  const link = upload?.status.state === 'done' ? upload.status.url : undefined
  const [proof, checkLink] = useLinkProof(id, link)
  if (upload === undefined) return null
  const { status, destinationId } = upload
  const fixes = status.state === 'failed' && !shownAbove ? fixesOf(destinationId, status.failure) : []
  // A certificate concerns the whole destination: only its banner offers to trust it.
  const fix = fixes.find(({ kind }) => kind !== 'trust-certificate')
  const fixButton = fix && {
    label: fixLabel(fix, translate),
    onFix: () => void fixDestination(destinationId, fix, [id]),
  }
  return (
    <UploadRow
      upload={upload}
      isCurrent={isCurrent}
      isShownAbove={shownAbove}
      isEditingAltText={isEditingAltText}
      onAltTextChange={changeAltText}
      onAltTextEnd={onAltTextEnd}
      thumbnail={thumbnailAddress(id)}
      isRetryOffered={status.state !== 'failed' || isRetryOffered(status.failure)}
      fix={fixButton}
      onShowDetails={onShowDetails}
      onCopyLink={copyLink}
      onRenewLink={(one) => renewLinks([one])}
      onCheckLink={checkLink}
      proof={<ConnectedProof upload={upload} view={proof} />}
      onCancel={cancel}
      onRetry={retry}
      onOpenLink={openLink}
    />
  )
})

const copyLink = (id: string) => hasCopied(api.copyLinks([id]))
const changeAltText = (id: string, altText: string) => void api.changeAltText(id, altText)
const cancel = (id: string) => void api.cancelUploads([id])
const retry = (id: string) => void api.retryUploads([id])
