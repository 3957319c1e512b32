import { sentFraction } from '../../../../electron/shared/uploads/sent-fraction'
import { isFinished, type ShownUpload, type UploadStatus } from '../../../../electron/shared/uploads/upload'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { CopyButton } from '../../controls/buttons/CopyButton'
import { IconButton } from '../../controls/buttons/IconButton'
import { Meter } from './Meter'
import styles from './UploadActions.module.css'

export interface UploadActionsProps {
  readonly upload: ShownUpload
  /** Whether a failed upload is worth another attempt. */
  readonly isRetryOffered: boolean
  /** The fix for a failed upload, with its button's text; absent if only the person can fix it. */
  readonly fix?: { readonly label: string; readonly onFix: () => void } | undefined
  /** Only the current row's buttons are in the Tab order. */
  readonly isCurrent: boolean
  readonly onCopyLink: (id: string) => Promise<boolean>
  readonly onRenewLink: (id: string) => void
  readonly onCheckLink: () => void
  readonly onCancel: (id: string) => void
  readonly onRetry: (id: string) => void
  readonly onShowDetails: (id: string) => void
}

/** The right end of a row: its progress and its actions. */
export function UploadActions(props: UploadActionsProps) {
  const { upload, isRetryOffered, fix, isCurrent, onCancel, onRetry } = props
  const translate = useTranslate()
  const { id, status } = upload
  const tab = { excludeFromTabOrder: !isCurrent }
  const isRetryShown =
    status.state === 'retrying' ||
    status.state === 'cancelled' ||
    (status.state === 'failed' && isRetryOffered && fix === undefined)
  // Always in the same place, so that a button, and the focus on it, survives when the state changes around it.
  return (
    <>
      <UploadProgress upload={upload} />
      {status.state === 'done' ? <LinkActions {...props} status={status} /> : null}
      {status.state === 'failed' ? <FailureActions {...props} /> : null}
      {isRetryShown ? (
        <Button kind="quiet" size="small" icon="retry" collapses onPress={() => onRetry(id)} {...tab}>
          {translate('uploads.retry')}
        </Button>
      ) : null}
      {isFinished(upload) ? null : (
        <IconButton icon="close" label={translate('uploads.cancel')} onPress={() => onCancel(id)} {...tab} />
      )}
    </>
  )
}

function UploadProgress({ upload }: Pick<UploadActionsProps, 'upload'>) {
  const translate = useTranslate()
  const format = useFormat()
  const { name, sizeBytes, keptBytes, status } = upload
  const label = translate('uploads.progressLabel', { name })
  switch (status.state) {
    case 'waiting':
    case 'paused':
      if (keptBytes === undefined) return null
      return (
        <>
          <Meter label={label} fraction={keptBytes / sizeBytes} isResting />
          <span className={styles['percent']} />
        </>
      )
    case 'preparing':
      return (
        <>
          <Meter label={label} />
          <span className={styles['percent']} />
        </>
      )
    case 'uploading': {
      const fraction = sentFraction(status)
      return (
        <>
          <Meter label={label} fraction={fraction} />
          <span className={styles['percent']}>{format.percent(fraction)}</span>
        </>
      )
    }
    case 'retrying':
    case 'done':
    case 'failed':
    case 'cancelled':
      return null
  }
}

type LinkActionsProps = UploadActionsProps & {
  readonly status: Extract<UploadStatus, { readonly state: 'done' }>
}

function LinkActions(props: LinkActionsProps) {
  const { upload, status, isCurrent, onCopyLink, onRenewLink, onCheckLink, onShowDetails } = props
  const translate = useTranslate()
  const { id } = upload
  const tab = { excludeFromTabOrder: !isCurrent }
  return (
    <>
      <CopyButton size="small" collapses onCopy={() => onCopyLink(id)} {...tab}>
        {translate('uploads.copyLink')}
      </CopyButton>
      {status.linkEndsAt === undefined ? null : (
        <IconButton icon="retry" label={translate('links.renew')} onPress={() => onRenewLink(id)} {...tab} />
      )}
      <IconButton icon="globe" label={translate('links.check')} onPress={onCheckLink} {...tab} />
      <IconButton
        icon="more"
        label={translate('uploads.showDetails')}
        onPress={() => onShowDetails(id)}
        {...tab}
      />
    </>
  )
}

function FailureActions({ upload: { id }, fix, isCurrent, onShowDetails }: UploadActionsProps) {
  const translate = useTranslate()
  const tab = { excludeFromTabOrder: !isCurrent }
  return (
    <>
      <Button kind="quiet" size="small" icon="info" collapses onPress={() => onShowDetails(id)} {...tab}>
        {translate('uploads.showDetails')}
      </Button>
      {fix === undefined ? null : (
        <Button size="small" onPress={fix.onFix} {...tab}>
          {fix.label}
        </Button>
      )}
    </>
  )
}
