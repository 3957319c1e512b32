import type { Translate } from '../../electron/shared/failure'
import type { PopoverState } from '../../electron/shared/popover'
import type { Format } from '../i18n/format'

type Progress = Pick<PopoverState, 'paused' | 'totals'>

/** How far all uploads are, in a few words. */
export function titleOf({ paused, totals }: Progress, translate: Translate): string {
  const { count, done, failed, unfinished } = totals
  if (unfinished > 0)
    return translate(paused ? 'uploads.pausedProgress' : 'uploads.progress', { done, count })
  if (paused) return translate('popover.paused')
  if (done > 0) return translate('uploads.ready', { count: done })
  if (failed > 0) return translate('uploads.allFailed', { count: failed })
  return translate('popover.idle')
}

/** What there is to add: speed and time left, or what needs the person. */
export function detailOf({ paused, totals }: Progress, format: Format, translate: Translate): string {
  const { done, failed, unfinished, sentBytes, totalBytes, bytesPerSecond } = totals
  const says = [
    ...(unfinished > 0 && !paused && bytesPerSecond > 0 ? [format.speed(bytesPerSecond), left()] : []),
    ...(failed > 0 && done + unfinished > 0 ? [translate('uploads.failed', { count: failed })] : []),
  ]
  if (says.length > 0) return says.join(' · ')
  return unfinished > 0 ? format.sentOf(sentBytes, totalBytes) : translate('window.title')

  function left(): string {
    const time = format.duration((totalBytes - sentBytes) / bytesPerSecond)
    return translate('units.left', { time })
  }
}
