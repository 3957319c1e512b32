import { useRef, type ReactNode } from 'react'
import type { Upload } from '../../../../electron/shared/uploads/upload'
import { classes } from '../../../style/classes'
import { FileName } from '../../controls/text/FileName'
import { useKeptFocus } from '../../controls/use-kept-focus'
import { AltTextField } from './AltTextField'
import { StateWords } from './StateWords'
import { Thumbnail, type ThumbnailProps } from './Thumbnail'
import { UploadActions, type UploadActionsProps } from './UploadActions'
import styles from './UploadRow.module.css'
import { useArrival } from './use-arrival'
import { UploadStatusLine } from './UploadStatusLine'

export interface UploadRowProps extends UploadActionsProps {
  /** Whether a banner above the list already shows its failure. */
  readonly isShownAbove: boolean
  readonly thumbnail: string
  readonly onOpenLink: (url: string) => void
  /** Whether the person is editing its alt text. */
  readonly isEditingAltText: boolean
  readonly onAltTextChange: (id: string, altText: string) => void
  readonly onAltTextEnd: () => void
  /** What is shown about the link, on a line of its own. */
  readonly proof?: ReactNode
}

/** One upload: its thumbnail, name, status and actions. */
export function UploadRow(props: UploadRowProps) {
  const {
    thumbnail,
    isShownAbove,
    onOpenLink,
    isEditingAltText,
    onAltTextChange,
    onAltTextEnd,
    proof,
    ...actions
  } = props
  const { upload, isCurrent } = actions
  const { state } = upload.status
  const { isNew, hasFinished } = useArrival(upload)
  const row = useRef<HTMLDivElement>(null)
  const kept = useKeptFocus(() => row.current?.closest('li'))
  return (
    <div
      ref={row}
      {...kept}
      className={classes(
        styles['row'],
        styles[state],
        isNew && styles['arriving'],
        hasFinished && styles['settling'],
      )}
    >
      <Thumbnail src={thumbnail} badge={badgeOf(upload)} variant={variantOf(upload)} />
      <div className={styles['what']}>
        <div className={styles['name']} title={upload.name}>
          <FileName name={upload.name} />
          {upload.altText === undefined ? null : <span className={styles['alt']}> · {upload.altText}</span>}
        </div>
        {isEditingAltText ? (
          <AltTextField
            name={upload.name}
            altText={upload.altText ?? ''}
            onSave={(altText) => onAltTextChange(upload.id, altText)}
            onEnd={onAltTextEnd}
          />
        ) : (
          <div className={styles['say']}>
            <UploadStatusLine {...{ upload, isCurrent, isShownAbove, onOpenLink }} />
          </div>
        )}
        {proof}
      </div>
      <StateWords upload={upload} />
      <div className={styles['right']}>
        <UploadActions {...actions} />
      </div>
    </div>
  )
}

function badgeOf({ status }: Upload): ThumbnailProps['badge'] {
  switch (status.state) {
    case 'done':
      return { icon: status.duplicateOf === undefined ? 'check' : 'same', tone: 'accent' }
    case 'failed':
      return { icon: 'alert', tone: 'red' }
    case 'retrying':
      return { icon: 'retry', tone: 'amber' }
    case 'paused':
      return { icon: 'pause', tone: 'grey' }
    case 'waiting':
    case 'preparing':
    case 'uploading':
    case 'cancelled':
      return undefined
  }
}

function variantOf({ status: { state } }: Upload): NonNullable<ThumbnailProps['variant']> {
  if (state === 'cancelled') return 'dimmed'
  return state === 'waiting' || state === 'paused' ? 'waiting' : 'plain'
}
