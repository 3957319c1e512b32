import type { HistoryEntry } from '../../../electron/shared/history'
import { api } from '../../api'
import { useFormat } from '../../i18n/useFormat'
import { useTranslate } from '../../i18n/useTranslate'
import { classes } from '../../style/classes'
import { Button } from '../../views/controls/Button'
import { CopyButton } from '../../views/controls/CopyButton'
import { Hint } from '../../views/controls/Hint'
import { MenuButton } from '../../views/controls/MenuButton'
import { BottomBar } from '../../views/window/BottomBar'
import { useRenewLinks } from '../use-renew-links'
import styles from './HistoryBar.module.css'

export interface HistoryBarProps {
  readonly total: number
  readonly selectedIds: ReadonlySet<string>
  /** Those selected entries that the page knows, in the order shown. */
  readonly known: readonly HistoryEntry[]
  readonly onClear: () => void
  readonly onForget: () => void
  readonly onDelete: () => void
}

/** The foot of the History screen: what is selected, and what can be done with it. */
export function HistoryBar({ total, selectedIds, known, onClear, onForget, onDelete }: HistoryBarProps) {
  const translate = useTranslate()
  const format = useFormat()
  const isKnown = known.length === selectedIds.size
  // As they were selected where some are not known: a range is in order of itself.
  const ids = isKnown ? known.map(({ id }) => id) : [...selectedIds]
  const nothing = ids.length === 0
  const renewLinks = useRenewLinks()
  const endsSomewhere = known.some(({ linkEndsAt }) => linkEndsAt !== undefined)
  const bytes = known.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return (
    <BottomBar>
      {nothing ? (
        <span className={classes(styles['size'], 'numbers')}>
          {translate('history.total', { count: total, total: format.count(total) })}
        </span>
      ) : (
        <>
          <span className={classes(styles['count'], 'numbers')}>
            {translate('history.selected', { count: ids.length })}
          </span>
          <span className={classes(styles['size'], styles['onlyWide'], 'numbers')}>
            {isKnown ? format.size(bytes) : ''}
          </span>
          <Button size="small" kind="quiet" onPress={onClear}>
            {translate('history.clear')}
          </Button>
        </>
      )}
      <span className={styles['space']} />
      {endsSomewhere ? (
        <Button icon="retry" onPress={() => renewLinks(ids)}>
          {translate('links.renewMany')}
        </Button>
      ) : null}
      {nothing ? null : (
        <MenuButton
          label={translate('history.more')}
          actions={[{ id: 'forget', label: translate('history.forget'), onAction: onForget }]}
        />
      )}
      <Hint text={translate('history.deleteHint')}>
        <Button kind="danger" icon="trash" isDisabled={nothing} onPress={onDelete}>
          {translate('history.delete')}
        </Button>
      </Hint>
      <CopyButton kind="primary" isDisabled={nothing} onCopy={() => void api.copyHistoryLinks(ids)}>
        {translate('history.copyLinks')}
      </CopyButton>
    </BottomBar>
  )
}
