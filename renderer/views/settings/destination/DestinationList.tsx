import { useEffect, useId, useRef } from 'react'
import { Dot } from '../../controls/Dot'
import { Button } from '../../controls/buttons/Button'
import { useTimeLeft } from '../../controls/use-time-left'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import styles from './DestinationList.module.css'
import { isSoon } from '../../controls/text/is-soon'

/** The result of the last check in this run; before one, whether a problem holds its uploads. */
export type DestinationHealth = 'unknown' | 'held' | 'running' | 'passed' | 'failed'

export interface DestinationListItem {
  readonly id: string
  /** Empty if it has no name yet. */
  readonly name: string
  /** Provider and bucket. */
  readonly place: string
  readonly health: DestinationHealth
  readonly isDefault: boolean
  readonly isEdited: boolean
  /** When its credentials expire, in milliseconds since the epoch; 0 if the person does not need to know. */
  readonly expiresAt: number
}

export interface DestinationListProps {
  readonly items: readonly DestinationListItem[]
  /** `general` for the preferences. */
  readonly chosen: string
  readonly onChoose: (id: string) => void
  readonly onCreate: () => void
}

/** Id of the entry for the preferences, below the destinations. */
export const generalEntry = 'general'

/** The side of the settings screen: the destinations, and the preferences. */
export function DestinationList({ items, chosen, onChoose, onCreate }: DestinationListProps) {
  const translate = useTranslate()
  const side = useRef<HTMLElement>(null)
  useEffect(() => {
    if (side.current === null) return undefined
    // Called at once, and whenever the width changes: a narrow window shows the entries in a row that scrolls.
    const measured = new ResizeObserver(([{ target } = { target: undefined }]) => {
      const entry = target?.querySelector('[aria-current="page"]')
      entry?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    })
    measured.observe(side.current)
    return () => measured.disconnect()
  }, [chosen])
  return (
    <nav ref={side} className={styles['side']} aria-label={translate('settings.destinations')}>
      <h2 className={styles['caption']}>{translate('settings.destinations')}</h2>
      <ul className={classes(styles['entries'], 'scroll')}>
        {items.map((item) => (
          <li key={item.id}>
            <DestinationEntry item={item} isChosen={item.id === chosen} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      <div className={styles['foot']}>
        <Button kind="quiet" icon="plus" onPress={onCreate}>
          {translate('settings.newDestination')}
        </Button>
        <button
          type="button"
          className={classes(styles['entry'], styles['general'], chosen === generalEntry && styles['chosen'])}
          aria-current={chosen === generalEntry ? 'page' : undefined}
          data-way-in={chosen === generalEntry}
          onClick={() => onChoose(generalEntry)}
        >
          {translate('settings.general')}
        </button>
      </div>
    </nav>
  )
}

const dots = {
  unknown: 'unknown',
  running: 'running',
  passed: 'good',
  failed: 'bad',
  held: 'held',
} as const

interface DestinationEntryProps {
  readonly item: DestinationListItem
  readonly isChosen: boolean
  readonly onChoose: (id: string) => void
}

/** Called by its name alone: how it stands is its description, which changes. */
function DestinationEntry({ item, isChosen, onChoose }: DestinationEntryProps) {
  const translate = useTranslate()
  const id = useId()
  return (
    <button
      type="button"
      className={classes(styles['entry'], isChosen && styles['chosen'])}
      aria-current={isChosen ? 'page' : undefined}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-default ${id}-detail ${id}-health`}
      data-way-in={isChosen}
      onClick={() => onChoose(item.id)}
    >
      <Dot shows={dots[item.health]} />
      <span className={styles['words']}>
        <span className={styles['head']}>
          <span id={`${id}-name`} className={styles['name']}>
            {item.name === '' ? translate('settings.unnamed') : item.name}
          </span>
          {item.isDefault ? (
            <span id={`${id}-default`} className={styles['default']}>
              {translate('settings.default')}
            </span>
          ) : null}
        </span>
        <EntryDetail id={`${id}-detail`} item={item} />
        <span id={`${id}-health`} className="unseen">
          {translate(`settings.status.${item.health}`)}
        </span>
      </span>
    </button>
  )
}

/** Provider and bucket; or something more urgent. */
function EntryDetail({ id, item }: { readonly id: string; readonly item: DestinationListItem }) {
  const translate = useTranslate()
  const format = useFormat()
  const { isEdited, expiresAt, place } = item
  const left = useTimeLeft(expiresAt)
  const isEnding = expiresAt !== 0 && isSoon(left)
  const end =
    left > 0 ? translate('expiry.in', { time: format.duration(left / 1000) }) : translate('expiry.ended')
  return (
    <span id={id} className={classes(styles['detail'], (isEdited || isEnding) && styles['urgent'])}>
      {isEdited ? translate('settings.edited') : isEnding ? end : place}
    </span>
  )
}
