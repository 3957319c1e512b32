import { useEffect, useRef } from 'react'
import { Button } from '../controls/Button'
import { useTranslate } from '../../i18n/useTranslate'
import { classes } from '../../style/classes'
import styles from './DestinationList.module.css'

/** Whether the last check of this run said that images can go there. */
export type DestinationHealth = 'unknown' | 'running' | 'passed' | 'failed'

export interface DestinationListItem {
  readonly id: string
  /** Empty for one that has no name yet. */
  readonly name: string
  /** Provider and bucket. */
  readonly place: string
  readonly health: DestinationHealth
  readonly isDefault: boolean
  readonly isEdited: boolean
}

export interface DestinationListProps {
  readonly items: readonly DestinationListItem[]
  /** `general` for the preferences. */
  readonly chosen: string
  readonly onChoose: (id: string) => void
  readonly onCreate: () => void
}

/** Id of the entry under the destinations that leads to the preferences. */
export const generalEntry = 'general'

/** The side of the settings screen: where images can go, and the preferences. */
export function DestinationList({ items, chosen, onChoose, onCreate }: DestinationListProps) {
  const translate = useTranslate()
  const side = useRef<HTMLElement>(null)
  useEffect(() => {
    // A narrow window has them in a row that scrolls.
    const entry = side.current?.querySelector('[aria-current="page"]')
    entry?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
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
          onClick={() => onChoose(generalEntry)}
        >
          {translate('settings.general')}
        </button>
      </div>
    </nav>
  )
}

interface DestinationEntryProps {
  readonly item: DestinationListItem
  readonly isChosen: boolean
  readonly onChoose: (id: string) => void
}

function DestinationEntry({ item, isChosen, onChoose }: DestinationEntryProps) {
  const translate = useTranslate()
  const detail = item.isEdited ? translate('settings.edited') : item.place
  return (
    <button
      type="button"
      className={classes(styles['entry'], isChosen && styles['chosen'])}
      aria-current={isChosen ? 'page' : undefined}
      onClick={() => onChoose(item.id)}
    >
      <span className={classes(styles['dot'], styles[item.health])} />
      <span className={styles['words']}>
        <span className={styles['head']}>
          <span className={styles['name']}>
            {item.name === '' ? translate('settings.unnamed') : item.name}
          </span>
          {item.isDefault ? <span className={styles['default']}>{translate('settings.default')}</span> : null}
        </span>
        <span className={classes(styles['detail'], item.isEdited && styles['edited'])}>{detail}</span>
        <span className="unseen">{translate(`settings.status.${item.health}`)}</span>
      </span>
    </button>
  )
}
