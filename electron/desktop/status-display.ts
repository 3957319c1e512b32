import type { Clock } from '../core/ports'
import type { Translate } from '../shared/failure'
import { fractionSent, totalsOf } from '../shared/totals'
import type { Upload } from '../shared/upload'
import type { RecentLink, TrayState } from './tray-face'
import type { WindowProgress } from './window'

export interface StatusDisplayNeeds {
  readonly clock: Clock
  readonly translate: Translate
  readonly uploads: () => readonly Upload[]
  readonly isPaused: () => boolean
  readonly recent: () => readonly RecentLink[]
  readonly showInWindow: (progress: WindowProgress) => void
  readonly showInTray: (state: TrayState) => void
}

const leastMillisecondsBetween = 250

/** Shows how far all uploads are together, in the window's title, the task bar and the tray. */
export class StatusDisplay {
  readonly #needs: StatusDisplayNeeds
  #waiting: (() => void) | undefined

  constructor(needs: StatusDisplayNeeds) {
    this.#needs = needs
  }

  /** Something has changed: shows it soon, and no more than four times a second. */
  refresh(): void {
    this.#waiting ??= this.#needs.clock.after(leastMillisecondsBetween, () => {
      this.#waiting = undefined
      this.#show()
    })
  }

  dispose(): void {
    this.#waiting?.()
  }

  #show(): void {
    const { uploads, isPaused, recent, translate, showInWindow, showInTray } = this.#needs
    const totals = totalsOf(uploads())
    const fraction = fractionSent(totals)
    const paused = isPaused()
    const left = totals.unfinished
    showInTray({ left, fraction, paused, failed: totals.failed, recent: recent() })
    if (left === 0) {
      showInWindow({ title: translate('window.title'), fraction: undefined, mode: 'normal' })
      return
    }
    const percent = Math.floor(fraction * 100)
    const title = translate(paused ? 'window.pausedTitle' : 'window.busyTitle', { percent, count: left })
    showInWindow({ title, fraction, mode: paused ? 'paused' : totals.failed > 0 ? 'error' : 'normal' })
  }
}
