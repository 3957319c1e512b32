import type { HistoryEntry } from '../../../electron/shared/history/history'
import { api } from '../../api'
import { hasCopied } from '../has-copied'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'
import { classes } from '../../style/classes'
import { Button } from '../../views/controls/buttons/Button'
import { CopyButton } from '../../views/controls/buttons/CopyButton'
import { IconButton } from '../../views/controls/buttons/IconButton'
import { BottomBar } from '../../views/window/BottomBar'
import { useRenewLinks } from '../use-renew-links'
import styles from './HistoryBar.module.css'
import type { EntryActions } from './entries/use-entry-actions'

export interface HistoryBarProps {
  readonly total: number
  /** Ids of the selected entries, in the order shown. */
  readonly ids: readonly string[]
  /** The selected entries that are loaded, in the order shown. */
  readonly known: readonly HistoryEntry[]
  readonly onClear: () => void
  readonly onDelete: () => void
  /** Opens the menu with all actions. */
  readonly onMenu: EntryActions['showMenu']
}

/** The bottom bar of the History screen: what is selected, and the actions for it. */
export function HistoryBar({ total, ids, known, onClear, onDelete, onMenu }: HistoryBarProps) {
  const translate = useTranslate()
  const format = useFormat()
  const nothing = ids.length === 0
  return (
    <BottomBar>
      {nothing ? (
        <span className={classes(styles['size'], 'numbers')}>
          {translate('history.total', { count: total, total: format.count(total) })}
        </span>
      ) : (
        <Selected ids={ids} known={known} onClear={onClear} />
      )}
      <span className={styles['space']} />
      {nothing ? null : <MoreActions ids={ids} known={known} onMenu={onMenu} />}
      <Button
        kind="danger"
        icon="trash"
        hint={translate('history.deleteHint')}
        isDisabled={nothing}
        onPress={onDelete}
      >
        {translate('history.delete')}
      </Button>
      <CopyButton kind="primary" isDisabled={nothing} onCopy={() => hasCopied(api.copyLinks(ids))}>
        {translate('history.copyLinks')}
      </CopyButton>
    </BottomBar>
  )
}

/** How many are selected, and how large they are once all of them are loaded. */
function Selected({ ids, known, onClear }: Pick<HistoryBarProps, 'ids' | 'known' | 'onClear'>) {
  const translate = useTranslate()
  const format = useFormat()
  const bytes = known.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return (
    <>
      <span className={classes(styles['count'], 'numbers')}>
        {translate('history.selected', { count: ids.length })}
      </span>
      <span className={classes(styles['size'], 'onlyWide numbers')}>
        {known.length === ids.length ? format.size(bytes) : ''}
      </span>
      <Button size="small" kind="quiet" onPress={onClear}>
        {translate('history.clear')}
      </Button>
    </>
  )
}

function MoreActions({ ids, known, onMenu }: Pick<HistoryBarProps, 'ids' | 'known' | 'onMenu'>) {
  const translate = useTranslate()
  const renewLinks = useRenewLinks()
  return (
    <>
      {known.every(({ linkEndsAt }) => linkEndsAt === undefined) ? null : (
        // Hidden in narrow bars, where the menu has it.
        <span className="onlyWide">
          <Button icon="retry" onPress={() => renewLinks(ids)}>
            {translate('links.renewMany')}
          </Button>
        </span>
      )}
      {/* Narrow bars hide the icons of their buttons; this button has only an icon. */}
      <span>
        <IconButton
          icon="more"
          label={translate('history.more')}
          onPress={(button) => {
            const { left, top } = button.getBoundingClientRect()
            onMenu({ x: left, y: top })
          }}
        />
      </span>
    </>
  )
}
