import type { MenuPlace } from '../../../../electron/shared/app/context-menu'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import type { FormattedLink, LinkFormat } from '../../../../electron/shared/links/link-format'
import { withoutDirectionMarks } from '../../../../electron/shared/without-direction-marks'
import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import { entryThumbnailAddress } from '../../../thumbnail-address'
import { Button } from '../../controls/buttons/Button'
import { Icon } from '../../controls/Icon'
import { LinkEnd } from '../../controls/text/LinkEnd'
import { LinkText } from '../../controls/text/LinkText'
import { useMissingThumbnail } from '../../controls/use-missing-thumbnail'
import { EntryFacts } from './EntryFacts'
import styles from './EntryPanel.module.css'
import { FindingNote, type FindingNoteProps } from './FindingNote'
import { LinkRow } from './LinkRow'
import { TagList, type TagListProps } from '../TagList'

export interface EntryPanelProps {
  /** Absent while no entry is chosen. */
  readonly entry: HistoryEntry | undefined
  /** When the present day began, in milliseconds since the epoch. */
  readonly today: number
  /** The entry's link in every format; empty until loaded. */
  readonly links: readonly FormattedLink[]
  readonly onCopy: (id: string, format: LinkFormat) => Promise<boolean>
  readonly onOpen: (url: string) => void
  readonly onLinkMenu: (entry: HistoryEntry, place: MenuPlace) => void
  readonly onRenew: (id: string) => void
  /** Checks whether the object exists and its link works. */
  readonly onCheck: (id: string) => void
  readonly isChecking: boolean
  /** The fixes for the entry's link. */
  readonly fixes: FindingNoteProps['fixes']
  /** The tags of the entry and of the others selected with it. */
  readonly tagging: Omit<TagListProps, 'tags' | 'autoFocus'>
}

/** Everything known about one entry, and its link in every format. */
export function EntryPanel({ entry, ...rest }: EntryPanelProps) {
  const translate = useTranslate()
  if (entry !== undefined) return <Known entry={entry} {...rest} />
  return (
    <aside className={classes(styles['panel'], styles['empty'])} aria-label={translate('history.formats')}>
      {translate('history.chooseOne')}
    </aside>
  )
}

type KnownProps = EntryPanelProps & { readonly entry: HistoryEntry }

function Known(props: KnownProps) {
  const { entry, today, onOpen, onLinkMenu, onRenew, onCheck, isChecking, fixes, tagging } = props
  const translate = useTranslate()
  return (
    <aside className={classes(styles['panel'], 'scroll')} aria-label={entry.name}>
      <Thumbnail entry={entry} />
      <div>
        <h2 className={classes(styles['name'], 'selectable')}>{withoutDirectionMarks(entry.name)}</h2>
        <div className={styles['link']}>
          <LinkText url={entry.url} onOpen={onOpen} onMenu={(place) => onLinkMenu(entry, place)} />
        </div>
      </div>
      <div className={styles['actions']}>
        <Button icon="external" onPress={() => onOpen(entry.url)}>
          {translate('history.openLink')}
        </Button>
        <Button icon="globe" isDisabled={isChecking} onPress={() => onCheck(entry.id)}>
          {translate('links.check')}
        </Button>
      </div>
      {/* Rendered before it has text, so that a result is announced; a new element for another image. */}
      <div key={`finding ${entry.id}`} role="status" className={styles['finding']}>
        {entry.finding === undefined ? null : (
          <FindingNote finding={entry.finding} today={today} fixes={fixes} />
        )}
      </div>
      {entry.linkEndsAt === undefined ? null : (
        <div className={styles['end']}>
          <LinkEnd linkEndsAt={entry.linkEndsAt} />
          <Button size="small" kind="quiet" icon="retry" onPress={() => onRenew(entry.id)}>
            {translate('links.renew')}
          </Button>
        </div>
      )}
      <Formats {...props} />
      <TagList key={entry.id} tags={entry.tags ?? []} {...tagging} />
      <EntryFacts entry={entry} />
    </aside>
  )
}

/** The entry's thumbnail, or an icon if there is none. */
function Thumbnail({ entry }: Pick<KnownProps, 'entry'>) {
  const address = entryThumbnailAddress(entry)
  const [isMissing, onError] = useMissingThumbnail(address)
  return (
    <div className={classes(styles['thumbnail'], 'edged')}>
      {isMissing ? <Icon name="image" /> : <img src={address} alt="" draggable={false} onError={onError} />}
    </div>
  )
}

/** The entry's link in every format, each with its own copy button. */
function Formats({ entry, links, onCopy }: Pick<KnownProps, 'entry' | 'links' | 'onCopy'>) {
  const translate = useTranslate()
  return (
    <div role="group" aria-label={translate('history.formats')} className={styles['formats']}>
      {links.map(({ format, text }) => (
        <LinkRow
          // Another image's row does not show the tick of this one.
          key={`${entry.id} ${format}`}
          label={translate(`linkFormat.${format}`)}
          text={text}
          onCopy={() => onCopy(entry.id, format)}
        />
      ))}
    </div>
  )
}
