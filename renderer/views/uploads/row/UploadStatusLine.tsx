import { assertNever } from '../../../../electron/shared/assert-never'
import { sentFraction } from '../../../../electron/shared/uploads/sent-fraction'
import type { ShownUpload, UploadStatus } from '../../../../electron/shared/uploads/upload'
import { paceWords } from '../../../i18n/pace-words'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { LinkText } from '../../controls/text/LinkText'
import { LinkEnd } from '../../controls/text/LinkEnd'
import { beforeAndAfter } from '../before-and-after'
import { describeUnderName } from '../failure-under-name'
import { rarelyShownType } from '../rarely-shown-type'
import styles from './UploadStatusLine.module.css'
import { useSecondsUntil } from '../../controls/use-seconds-until'

export interface UploadStatusLineProps {
  readonly upload: ShownUpload
  readonly isCurrent: boolean
  /** Whether a banner above the list already shows its failure. */
  readonly isShownAbove: boolean
  readonly onOpenLink: (url: string) => void
}

/** The status of one upload, under its name. */
export function UploadStatusLine(props: UploadStatusLineProps) {
  const { upload, isCurrent, isShownAbove, onOpenLink } = props
  const translate = useTranslate()
  const format = useFormat()
  const { status, sizeBytes, accepted, keptBytes, convertsTo } = upload
  const size = beforeAndAfter(translate, accepted && format.size(accepted.sizeBytes), format.size(sizeBytes))
  const kept =
    keptBytes === undefined
      ? undefined
      : translate('uploads.kept', { amount: format.sentOf(keptBytes, sizeBytes) })
  switch (status.state) {
    case 'waiting':
    case 'paused':
      return translate(`uploads.${status.state}`, { size: kept ?? size })
    case 'preparing':
      return convertsTo === undefined
        ? translate('uploads.preparing', { size })
        : translate(status.isConverting === true ? 'uploads.converting' : 'uploads.waitsToConvert', {
            type: translate(`history.kinds.${convertsTo}`),
            size,
          })
    case 'cancelled':
      return translate('uploads.cancelled')
    case 'uploading':
      return <Sending status={status} />
    case 'retrying':
      return <Retrying name={upload.name} status={status} kept={kept} />
    case 'failed': {
      if (isShownAbove) return translate('uploads.shownAbove', { size })
      const { message, fix } = describeUnderName(status.failure, upload.name, translate)
      return (
        <>
          <span className={styles['red']}>{message}</span> {fix}
        </>
      )
    }
    case 'done': {
      const isDuplicate = status.duplicateOf !== undefined
      const rareType = rarelyShownType(upload.contentType)
      return (
        <span className={styles['linkLine']}>
          <BeforeLink isDuplicate={isDuplicate} rareType={rareType} />
          <LinkText
            url={status.url}
            onOpen={onOpenLink}
            excludeFromTabOrder={!isCurrent}
            isBrief={isDuplicate || rareType !== undefined || status.linkEndsAt !== undefined}
          />
          {status.linkEndsAt === undefined ? null : <LinkEnd linkEndsAt={status.linkEndsAt} isBrief />}
        </span>
      )
    }
    default:
      return assertNever(status)
  }
}

interface BeforeLinkProps {
  readonly isDuplicate: boolean
  readonly rareType: string | undefined
}

/** There is room for one remark, and the row's thumbnail says already what is a duplicate. */
function BeforeLink({ isDuplicate, rareType }: BeforeLinkProps) {
  const translate = useTranslate()
  if (!isDuplicate && rareType === undefined) return null
  return (
    <span className={styles['beforeLink']}>
      {rareType === undefined ? (
        <>
          <span className={styles['onlyWide']}>{translate('uploads.duplicate')}</span>
          <span className={styles['onlyNarrow']}>{translate('uploads.status.duplicate')}</span>
        </>
      ) : (
        <span className={styles['amber']}>{translate('uploads.fewBrowsers', { type: rareType })}</span>
      )}
      {' · '}
    </span>
  )
}

function Sending({ status }: { readonly status: Extract<UploadStatus, { state: 'uploading' }> }) {
  const format = useFormat()
  const translate = useTranslate()
  const { sentBytes, totalBytes } = status
  const { speed, left } = paceWords(status, format, translate)
  return (
    <>
      <span className={styles['onlyNarrow']}>{format.percent(sentFraction(status))} · </span>
      {format.sentOf(sentBytes, totalBytes)}
      {speed === '' ? null : ` · ${speed}`}
      {left === '' ? null : <span className={styles['onlyWide']}>{` · ${left}`}</span>}
    </>
  )
}

interface RetryingProps {
  readonly name: string
  readonly status: Extract<UploadStatus, { state: 'retrying' }>
  /** How much of it is stored, in words. */
  readonly kept: string | undefined
}

function Retrying({ name, status, kept }: RetryingProps) {
  const translate = useTranslate()
  const format = useFormat()
  const seconds = useSecondsUntil(status.nextAt)
  const { message } = describeUnderName(status.failure, name, translate)
  return (
    <>
      <span className={styles['amber']}>
        {seconds === 0
          ? translate('uploads.retryingNow', { message })
          : translate('uploads.retrying', { message, left: format.duration(seconds) })}
      </span>
      <span className={styles['onlyWide']}>
        {' · '}
        {translate('uploads.attempt', { attempt: status.attempt, maximum: status.maximumAttempts })}
        {kept === undefined ? null : ` · ${kept}`}
      </span>
    </>
  )
}
