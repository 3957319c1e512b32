import type { FailureFacts } from '../shared/failure'
import type { RecentLink } from '../shared/popover'
import type { GoCounts } from './go-end'

/** What the tray shows of all uploads together. */
export interface TrayState extends GoCounts {
  /** 0 to 1, by bytes, over the uploads of this go. */
  readonly fraction: number
  readonly paused: boolean
  /** The newest first. */
  readonly recent: readonly Pick<RecentLink, 'id' | 'name'>[]
}

export interface TrayFace {
  /** Part of the icon's file name. */
  readonly icon: string
  /** Key under `tray.tip.` in the words. */
  readonly tip: 'idle' | 'busy' | 'paused' | 'problem' | 'done'
  readonly facts: FailureFacts
}

/**
 * The one thing the icon says: what moves comes before what needs the person.
 *
 * @param justDone everything has come through in the last moments
 */
export function trayFace({ left, fraction, paused, failed }: TrayState, justDone: boolean): TrayFace {
  if (left > 0 && paused) return { icon: 'paused', tip: 'paused', facts: { count: left } }
  if (left > 0) {
    const percent = Math.floor(Math.min(1, Math.max(0, fraction)) * 100)
    const step = Math.floor(percent / 10) * 10
    return { icon: `busy-${String(step)}`, tip: 'busy', facts: { count: left, percent } }
  }
  if (failed > 0) return { icon: 'problem', tip: 'problem', facts: { count: failed } }
  return justDone ? { icon: 'done', tip: 'done', facts: {} } : { icon: 'idle', tip: 'idle', facts: {} }
}

/** The icon's file, which differs by platform in size and colour. */
export function trayIconFile(icon: string, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return `tray-${icon}Template.png`
  return platform === 'linux' ? `tray-${icon}Panel.png` : `tray-${icon}.png`
}
