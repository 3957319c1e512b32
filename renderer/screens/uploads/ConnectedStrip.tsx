import { memo } from 'react'
import type { Translate } from '../../../electron/shared/failures/failure'
import { api } from '../../api'
import type { Format } from '../../i18n/format'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'
import type { Overview } from '../../state/overview'
import { isHeld, mayUndo, retryableIds, meterFraction } from '../../state/selectors'
import { askToUndo } from '../undo'
import { useOverview, useOverviewOf, useStores } from '../../state/stores'
import type { MenuButtonAction } from '../../views/controls/buttons/MenuButton'
import { pressProps } from '../../views/controls/buttons/press-props'
import { Strip } from '../../views/uploads/Strip'
import styles from './ConnectedStrip.module.css'

export interface ConnectedStripProps {
  /** Moves to the next failed row. */
  readonly onShowFailed: () => void
}

/** The totals of all uploads, and the actions for all of them. */
export const ConnectedStrip = memo(function ConnectedStrip({ onShowFailed }: ConnectedStripProps) {
  const translate = useTranslate()
  const stores = useStores()
  const { uploads } = stores
  const hasUndo = useOverviewOf(() => mayUndo(uploads))
  const overview = useOverview()
  const { done, failed, cancelled, pending, retryable, queue } = overview

  const action = (id: string, onAction: () => void): MenuButtonAction => ({
    id,
    label: translate(`uploads.${id}`),
    onAction,
  })
  const isPaused = queue.paused && pending > 0
  // Uploads that are already held back for another cause cannot be paused as well.
  const mayPause = pending > 0 && !isHeld(overview)
  // One button, so that it keeps its place and the keyboard focus.
  const pauseOrResume: MenuButtonAction = {
    id: 'pauseOrResume',
    label: translate(isPaused ? 'uploads.resume' : 'uploads.pause'),
    onAction: () => void (isPaused ? api.resumeQueue() : api.pauseQueue()),
  }
  const hasEnded = done + failed + cancelled > 0
  const actions = [
    ...(isPaused || mayPause ? [pauseOrResume] : []),
    ...(retryable > 0 ? [action('retryFailed', () => void api.retryUploads(retryableIds(uploads)))] : []),
    ...(hasUndo ? [action('undo.action', () => void askToUndo(stores, false))] : []),
    ...(hasEnded ? [action('clearFinished', () => void api.clearFinishedUploads())] : []),
    ...(pending > 0 ? [action('cancelAll', () => void api.cancelAllUploads())] : []),
  ]

  return (
    <Strip
      title={titleOf(overview, translate)}
      detail={<StripDetail overview={overview} onShowFailed={onShowFailed} />}
      fraction={meterFraction(overview)}
      isPaused={isHeld(overview)}
      actions={actions}
      mainId={mainId()}
      moreLabel={translate('uploads.more')}
    />
  )

  function mainId(): string {
    if (isPaused) return pauseOrResume.id
    if (pending > 0) return 'cancelAll'
    return retryable > 0 ? 'retryFailed' : 'clearFinished'
  }
})

/** The size, time left and failures of all uploads. */
function StripDetail({ overview, onShowFailed }: ConnectedStripProps & { readonly overview: Overview }) {
  const translate = useTranslate()
  const format = useFormat()
  const { count, failed, totalBytes, secondsLeft } = overview
  return (
    <>
      {amountOf(overview, format, translate)}
      {secondsLeft === undefined ? null : (
        <span className="onlyWide">
          {' · '}
          {translate('uploads.about', {
            left: translate('units.left', { time: format.duration(secondsLeft) }),
          })}
        </span>
      )}
      {failed === 0 || failed === count ? null : (
        <>
          {totalBytes > 0 ? ' · ' : null}
          <button
            {...pressProps({ onPress: onShowFailed, hint: translate('uploads.showFailed') })}
            aria-description={translate('uploads.showFailed')}
            className={styles['failed']}
          >
            {translate('uploads.failed', { count: failed })}
          </button>
        </>
      )}
    </>
  )
}

function titleOf(overview: Overview, translate: Translate): string {
  const { count, done, failed, pending } = overview
  if (pending > 0)
    return translate(isHeld(overview) ? 'uploads.pausedProgress' : 'uploads.progress', { done, count })
  if (done > 0) return translate('uploads.ready', { count: done })
  if (failed > 0) return translate('uploads.allFailed', { count: failed })
  return translate('uploads.nothingUploaded')
}

function amountOf(overview: Overview, format: Format, translate: Translate): string {
  const { pending, sentBytes, totalBytes, bytesPerSecond, busySeconds } = overview
  if (totalBytes === 0) return ''
  if (pending === 0) {
    const size = format.size(totalBytes)
    if (busySeconds === 0) return size
    return translate('uploads.sizeIn', { size, time: format.duration(busySeconds) })
  }
  const amount = format.sentOf(sentBytes, totalBytes)
  return bytesPerSecond > 0 ? `${amount} · ${format.speed(bytesPerSecond)}` : amount
}
