import { memo, useSyncExternalStore } from 'react'
import { api } from '../../api'
import { mayRetry } from '../../state/may-retry'
import { isSaidAbove } from '../../state/selectors'
import { useStores, useUpload } from '../../state/stores'
import { thumbnailAddress } from '../../thumbnail-address'
import { UploadRow } from '../../views/uploads/UploadRow'
import { openLink } from '../open-link'
import { useRenewLinks } from '../use-renew-links'

export interface ConnectedRowProps {
  readonly id: string
  readonly isCurrent: boolean
  /** Whether the person is saying what its picture shows. */
  readonly isDescribed: boolean
  readonly onDescribed: () => void
  readonly onShowDetails: (id: string) => void
}

/** One row, watching its one upload. */
export const ConnectedRow = memo(function ConnectedRow(props: ConnectedRowProps) {
  const { id, isCurrent, isDescribed, onDescribed, onShowDetails } = props
  const { uploads } = useStores()
  const renewLinks = useRenewLinks()
  const upload = useUpload(id)
  const saidAbove = useSyncExternalStore(
    uploads.subscribeToOverview,
    () => upload !== undefined && isSaidAbove(upload, uploads.readOverview().queue.holds),
  )
  if (upload === undefined) return null
  const { status } = upload
  return (
    <UploadRow
      upload={upload}
      isCurrent={isCurrent}
      isSaidAbove={saidAbove}
      isDescribed={isDescribed}
      onDescribe={describe}
      onDescribed={onDescribed}
      thumbnail={thumbnailAddress(id)}
      mayRetry={status.state !== 'failed' || mayRetry(status.failure)}
      onShowDetails={onShowDetails}
      onCopyLink={copyLink}
      onRenewLink={(one) => renewLinks([one])}
      onCancel={cancel}
      onRetry={retry}
      onOpenLink={openLink}
    />
  )
})

const copyLink = (id: string) => void api.copyLinks([id])
const describe = (id: string, altText: string) => void api.changeAltText(id, altText)
const cancel = (id: string) => void api.cancelUploads([id])
const retry = (id: string) => void api.retryUploads([id])
