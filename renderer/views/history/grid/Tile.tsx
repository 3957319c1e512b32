import { memo } from 'react'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { useFormat } from '../../../i18n/use-format'
import { classes } from '../../../style/classes'
import { LinkEnd } from '../../controls/text/LinkEnd'
import { FileName } from '../../controls/text/FileName'
import { Icon } from '../../controls/Icon'
import { EntryThumbnail } from './EntryThumbnail'
import { FindingTag } from '../FindingTag'
import styles from './Tile.module.css'

export interface TileProps {
  readonly entry: HistoryEntry
  readonly onCancelThumbnail: (entry: HistoryEntry) => void
  readonly isSelected: boolean
}

/** One entry as a tile: its thumbnail, name, time and size. */
export const Tile = memo(function Tile({ entry, onCancelThumbnail, isSelected }: TileProps) {
  const format = useFormat()
  return (
    <div className={classes(styles['tile'], isSelected && styles['selected'])}>
      <div className={classes(styles['thumbnail'], 'edged')}>
        <EntryThumbnail entry={entry} onCancelThumbnail={onCancelThumbnail} />
        {entry.linkEndsAt === undefined && entry.finding === undefined ? null : (
          <span className={styles['end']}>
            {entry.finding === undefined ? null : (
              <span className={styles['plate']}>
                <FindingTag finding={entry.finding} />
              </span>
            )}
            {entry.linkEndsAt === undefined ? null : (
              <span className={styles['plate']}>
                <LinkEnd linkEndsAt={entry.linkEndsAt} />
              </span>
            )}
          </span>
        )}
        {isSelected ? (
          <span className={styles['tick']}>
            <Icon name="check" />
          </span>
        ) : null}
      </div>
      <div className={styles['name']} title={entry.name}>
        <FileName name={entry.name} />
      </div>
      <div className={styles['facts']}>
        {format.time(entry.uploadedAt)} · {format.size(entry.sizeBytes)}
      </div>
    </div>
  )
})
