import { describeFailure, type Translate } from '../../electron/shared/failures/failure'
import type { PopoverState } from '../../electron/shared/app/popover'
import type { QueuePhase } from '../../electron/shared/uploads/queue-phase'
import type { Format } from '../i18n/format'
import { paceWords } from '../i18n/pace-words'

type Progress = Pick<PopoverState, 'phase' | 'totals'>

/** Words for unfinished uploads, by phase. */
const progressWords: Readonly<Record<QueuePhase['kind'], string>> = {
  idle: 'uploads.progress',
  uploading: 'uploads.progress',
  paused: 'uploads.pausedProgress',
  offline: 'popover.offlineProgress',
  problem: 'uploads.pausedProgress',
}

/** The progress of all uploads, in a few words. */
export function titleOf({ phase, totals }: Progress, translate: Translate): string {
  const { count, done, failed, unfinished } = totals
  if (unfinished > 0) return translate(progressWords[phase.kind], { done, count })
  if (phase.kind === 'paused') return translate('popover.paused')
  if (done > 0) return translate('uploads.ready', { count: done })
  if (failed > 0) return translate('uploads.allFailed', { count: failed })
  return translate('popover.idle')
}

/** The second line of the popover. */
export interface Detail {
  readonly detail: string
  /** How many failed; empty if none did, or if another line says it. */
  readonly failures: string
}

/** What stops the uploads, or speed and time left; and how many failed. */
export function detailOf({ phase, totals }: Progress, format: Format, translate: Translate): Detail {
  const { done, failed, unfinished, sentBytes, totalBytes } = totals
  if (phase.kind === 'offline' || phase.kind === 'problem')
    return { detail: describeFailure(phase.failure, translate).message, failures: '' }
  const failures = failed > 0 && done + unfinished > 0 ? translate('uploads.failed', { count: failed }) : ''
  const { speed, left } = paceWords(totals, format, translate)
  // Only one short line fits: the speed is left out, so that the failures are not cut off.
  const pace = failed > 0 && left !== '' ? [left] : [speed, left]
  const detail = phase.kind === 'uploading' ? pace.filter((words) => words !== '').join(' · ') : ''
  if (detail !== '' || failures !== '') return { detail, failures }
  return {
    detail: unfinished > 0 ? format.sentOf(sentBytes, totalBytes) : translate('window.title'),
    failures,
  }
}
