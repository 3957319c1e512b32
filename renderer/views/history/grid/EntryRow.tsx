import { memo } from 'react'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { useFormat } from '../../../i18n/use-format'
import { classes } from '../../../style/classes'
import { FileName } from '../../controls/text/FileName'
import { LinkEnd } from '../../controls/text/LinkEnd'
import { ThumbnailFrame } from '../../uploads/row/Thumbnail'
import { EntryThumbnail } from './EntryThumbnail'
import styles from './EntryRow.module.css'
import { FindingTag } from '../FindingTag'

export interface EntryRowProps {
  readonly entry: HistoryEntry
  readonly onCancelThumbnail: (entry: HistoryEntry) => void
  readonly isSelected: boolean
  /** Whether the day is shown above, so that the row only needs the time. */
  readonly byDay: boolean
  /** When the present day began, in milliseconds since the epoch. */
  readonly today: number
}

/** One entry in a list: its thumbnail, name, place, size and time. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { entry, onCancelThumbnail, isSelected, byDay, today } = props
  const format = useFormat()
  const { name, key, destinationName, dimensions, finding, linkEndsAt } = entry
  return (
    <div className={styles['row']}>
      <ThumbnailFrame badge={isSelected ? { icon: 'check', tone: 'accent' } : undefined}>
        <span className={styles['thumbnail']}>
          <EntryThumbnail entry={entry} onCancelThumbnail={onCancelThumbnail} />
        </span>
      </ThumbnailFrame>
      <div className={styles['what']}>
        <div className={styles['head']}>
          <span className={styles['name']} title={name}>
            <FileName name={name} />
          </span>
          {finding === undefined ? null : <FindingTag finding={finding} />}
          {linkEndsAt === undefined ? null : <LinkEnd linkEndsAt={linkEndsAt} isBrief />}
        </div>
        <div className={styles['place']} title={key}>
          <FileName name={`${destinationName} · ${key}`} />
        </div>
      </div>
      <span className={classes(styles['fact'], styles['dimensions'])}>
        {dimensions === undefined ? '' : `${dimensions.width} × ${dimensions.height}`}
      </span>
      <span className={styles['fact']}>{format.size(entry.sizeBytes)}</span>
      <span className={styles['fact']}>
        {byDay ? format.time(entry.uploadedAt) : format.day(entry.uploadedAt, today)}
      </span>
    </div>
  )
})
