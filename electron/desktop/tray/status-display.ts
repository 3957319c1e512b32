import type { Clock } from '../../core/ports/clock'
import type { Translate } from '../../shared/failures/failure'
import type { PopoverState, RecentLink } from '../../shared/app/popover'
import type { QueuePhase } from '../../shared/uploads/queue-phase'
import type { Language } from '../../shared/languages'
import { sentFraction } from '../../shared/uploads/sent-fraction'
import type { Totals } from '../../shared/uploads/totals'
import type { TrayState } from './tray-face'
import type { WindowProgress } from '../window/window'

export interface StatusDisplayNeeds {
  readonly clock: Clock
  readonly translate: Translate
  readonly language: () => Language
  readonly totals: () => Totals
  readonly phase: () => QueuePhase
  /** Reads the newest links from the history. */
  readonly recent: () => readonly RecentLink[]
  readonly showInWindow: (progress: WindowProgress) => void
  readonly showInTray: (state: TrayState) => void
  readonly showInPopover: (state: PopoverState) => void
}

const minMillisecondsBetween = 250

/** Shows the progress of all uploads in the window's title, the task bar, the tray and its popover. */
export class StatusDisplay {
  readonly #needs: StatusDisplayNeeds
  #waiting: (() => void) | undefined
  /** Cached until the history changes: progress alone needs no query. */
  #recent: readonly RecentLink[] | undefined
  #revision = 0

  constructor(needs: StatusDisplayNeeds) {
    this.#needs = needs
  }

  /** To be called when something has changed: shows it soon, at most four times a second. */
  refresh(): void {
    this.#waiting ??= this.#needs.clock.after(minMillisecondsBetween, () => {
      this.#waiting = undefined
      this.#show()
    })
  }

  /** To be called when the newest links may have changed. */
  historyChanged(): void {
    this.#recent = undefined
    this.refresh()
  }

  /** The popover's present state. */
  read(): PopoverState {
    const { language, totals, phase, recent } = this.#needs
    this.#revision += 1
    this.#recent ??= recent()
    return {
      revision: this.#revision,
      language: language(),
      phase: phase(),
      totals: totals(),
      recent: this.#recent,
    }
  }

  dispose(): void {
    this.#waiting?.()
  }

  #show(): void {
    const { translate, showInWindow, showInTray, showInPopover } = this.#needs
    const state = this.read()
    const { totals, phase, recent } = state
    const left = totals.unfinished
    const fraction = left === 0 ? 1 : sentFraction(totals)
    showInTray({ left, done: totals.done, fraction, phase: phase.kind, failed: totals.failed, recent })
    showInPopover(state)
    if (left === 0) {
      showInWindow({ title: translate('window.title'), fraction: undefined, mode: 'normal' })
      return
    }
    const percent = Math.floor(fraction * 100)
    const title = translate(`window.${titles[phase.kind]}`, { percent, count: left })
    showInWindow({ title, fraction, mode: modeOf(phase, totals) })
  }
}

/** The words in the title while something is left. */
const titles: Readonly<Record<QueuePhase['kind'], string>> = {
  idle: 'busyTitle',
  uploading: 'busyTitle',
  paused: 'pausedTitle',
  offline: 'offlineTitle',
  problem: 'pausedTitle',
}

function modeOf({ kind }: QueuePhase, { failed }: Totals): WindowProgress['mode'] {
  if (kind === 'paused' || kind === 'offline') return 'paused'
  return kind === 'problem' || failed > 0 ? 'error' : 'normal'
}
