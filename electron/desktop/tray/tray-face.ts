import type { FailureFacts } from '../../shared/failures/failure'
import type { RecentLink } from '../../shared/app/popover'
import type { QueuePhase } from '../../shared/uploads/queue-phase'
import type { QueueCounts } from './success-detector'

/** What the tray shows about all uploads together. */
export interface TrayState extends QueueCounts {
  /** 0 to 1, by bytes, over all uploads that are counted. */
  readonly fraction: number
  readonly phase: QueuePhase['kind']
  /** The newest first. */
  readonly recent: readonly Pick<RecentLink, 'id' | 'name'>[]
}

export interface TrayFace {
  /** Part of the icon's file name. */
  readonly icon: string
  /** Key under `tray.tip.` in the words. */
  readonly tip: 'idle' | 'busy' | 'paused' | 'offline' | 'problem' | 'done'
  readonly facts: FailureFacts
}

/**
 * The single thing that the icon shows: progress comes before what needs the person.
 *
 * @param justDone whether all uploads have finished in the last moments
 */
export function trayFace({ left, fraction, phase, failed }: TrayState, justDone: boolean): TrayFace {
  if (left > 0 && (phase === 'paused' || phase === 'offline'))
    return { icon: 'paused', tip: phase, facts: { count: left } }
  if (left > 0 && phase !== 'problem') {
    const percent = Math.floor(Math.min(1, Math.max(0, fraction)) * 100)
    const step = Math.floor(percent / 10) * 10
    return { icon: `busy-${String(step)}`, tip: 'busy', facts: { count: left, percent } }
  }
  if (left + failed > 0) return { icon: 'problem', tip: 'problem', facts: { count: left + failed } }
  return justDone ? { icon: 'done', tip: 'done', facts: {} } : { icon: 'idle', tip: 'idle', facts: {} }
}

/** The icon's file, which differs by platform in size and colour. */
export function trayIconFile(icon: string, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return `tray-${icon}Template.png`
  return platform === 'linux' ? `tray-${icon}Panel.png` : `tray-${icon}.png`
}
