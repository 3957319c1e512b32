import { assertNever } from '../../../electron/shared/assert-never'
import type { ShownUpload } from '../../../electron/shared/uploads/upload'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'
import { Button } from '../controls/Button'
import { CopyButton } from '../controls/CopyButton'
import { IconButton } from '../controls/IconButton'
import { Meter } from './Meter'
import styles from './UploadRow.module.css'

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
  const { upload, isRetryOffered, isCurrent, onCopyLink, onRenewLink, onCancel, onRetry, onShowDetails } =
    props
  const translate = useTranslate()
  const format = useFormat()
  const { id, name, sizeBytes, keptBytes, status } = upload
  const tab = { excludeFromTabOrder: !isCurrent }
  const meterLabel = translate('uploads.progressLabel', { name })

  // With keys, so that a button, and the focus on it, survives when the state changes around it.
  const cancel = (
    <IconButton
      key="cancel"
      icon="close"
      label={translate('uploads.cancel')}
      onPress={() => onCancel(id)}
      {...tab}
    />
  )
  const retry = (
    <Button key="retry" kind="quiet" size="small" icon="retry" collapses onPress={() => onRetry(id)} {...tab}>
      {translate('uploads.retry')}
    </Button>
  )

  switch (status.state) {
    case 'waiting':
    case 'paused':
      if (keptBytes === undefined) return cancel
      return (
        <>
          <Meter label={meterLabel} fraction={keptBytes / sizeBytes} isResting />
          <span className={styles['percent']} />
          {cancel}
        </>
      )
    case 'preparing':
      return (
        <>
          <Meter label={meterLabel} />
          <span className={styles['percent']} />
          {cancel}
        </>
      )
    case 'uploading': {
      const fraction = status.totalBytes === 0 ? 0 : status.sentBytes / status.totalBytes
      return (
        <>
          <Meter label={meterLabel} fraction={fraction} />
          <span className={styles['percent']}>{format.percent(fraction)}</span>
          {cancel}
        </>
      )
    }
    case 'retrying':
      return (
        <>
          {retry}
          {cancel}
        </>
      )
    case 'done':
      return (
        <>
          <CopyButton size="small" collapses onCopy={() => onCopyLink(id)} {...tab}>
            {translate('uploads.copyLink')}
          </CopyButton>
          {status.linkEndsAt === undefined ? null : (
            <IconButton
              icon="retry"
              label={translate('links.renew')}
              onPress={() => onRenewLink(id)}
              {...tab}
            />
          )}
          <IconButton icon="globe" label={translate('links.check')} onPress={props.onCheckLink} {...tab} />
          <IconButton
            icon="more"
            label={translate('uploads.showDetails')}
            onPress={() => onShowDetails(id)}
            {...tab}
          />
        </>
      )
    case 'failed':
      return (
        <>
          <Button kind="quiet" size="small" icon="info" collapses onPress={() => onShowDetails(id)} {...tab}>
            {translate('uploads.showDetails')}
          </Button>
          {props.fix === undefined ? null : (
            <Button size="small" onPress={props.fix.onFix} {...tab}>
              {props.fix.label}
            </Button>
          )}
          {isRetryOffered && props.fix === undefined ? retry : null}
        </>
      )
    case 'cancelled':
      return retry
    default:
      return assertNever(status)
  }
}
