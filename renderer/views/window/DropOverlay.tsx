import type { ReactNode } from 'react'
import type { Translate } from '../../../electron/shared/failures/failure'
import { useTranslate } from '../../i18n/use-translate'
import { Icon } from '../controls/Icon'
import { Mark } from '../controls/Mark'
import styles from './DropOverlay.module.css'

export interface Hovering {
  /** How many items hover; null if the system does not say. */
  readonly count: number | null
  /** How many of them have another type than an image's. */
  readonly notImages: number
  /** Whether all others have an image's type. */
  readonly allKnown: boolean
}

export interface DropOverlayProps {
  readonly hovering: Hovering
  /** Absent if there is none yet. */
  readonly destinationName: string | undefined
}

/** Shown while files hover over the window: the ring lifts off its stand and counts them. */
export function DropOverlay({ hovering, destinationName }: DropOverlayProps) {
  const translate = useTranslate()
  const { count, notImages, allKnown } = hovering
  const taken = count === null ? null : count - notImages
  return (
    <div className={styles['overlay']}>
      <div className={styles['ground']}>
        <span className={styles['mark']}>
          <Mark size={104} ring={{ shows: 'count', count: taken }} />
        </span>
        <h2 className={styles['title']}>{titleOf(taken, allKnown, translate)}</h2>
        <p className={styles['where']}>
          {destinationName === undefined ? (
            translate('drop.letGoFirst')
          ) : (
            <>
              {translate('drop.letGo')} <b>{destinationName}</b>
              {translate('drop.letGoAfter')}
            </>
          )}
        </p>
        {notImages === 0 ? null : (
          <div className={styles['note']}>
            <Icon name="info" />
            <span>
              <b>{translate('drop.notImages', { count: notImages })}</b>{' '}
              {translate('drop.stayBehind', { count: notImages })}
            </span>
          </div>
        )}
      </div>
    </div>
  )
}

function titleOf(taken: number | null, allKnown: boolean, translate: Translate): ReactNode {
  if (taken === null) return translate('drop.hoveringUnknown')
  return translate(allKnown ? 'drop.hoveringImages' : 'drop.hovering', { count: taken })
}
