import type { HistoryLife } from '../../shared/app/settings'
import type { History } from '../ports/history'
import type { Clock } from '../ports/clock'

export interface RetentionNeeds {
  readonly clock: Clock
  readonly history: Pick<History, 'forgetBefore' | 'latest'>
  readonly life: () => HistoryLife
  readonly onHistoryChange: () => void
}

const dayMilliseconds = 86_400_000

const days: Readonly<Record<Exclude<HistoryLife, 'forever'>, number>> = { month: 30, quarter: 90, year: 365 }

/** Few enough for nobody to notice, because the main process is blocked meanwhile. */
const portion = 200
/** Between two portions, other work gets its turn. */
const restMilliseconds = 50

/**
 * Removes entries from the history once they are as old as the person wants to keep them: after the start, and every
 * day after that. The objects stay in their buckets. A changed setting takes effect at the next of these times, so
 * that a mistaken choice can be undone. If the clock is ahead at the start, as after a flat battery, nothing is lost:
 * it is believed once Ollim has run for a day.
 */
export class Retention {
  readonly #needs: RetentionNeeds
  #cancelTimer: (() => void) | undefined

  constructor(needs: RetentionNeeds) {
    this.#needs = needs
  }

  start(): void {
    this.#wait(restMilliseconds, () => this.#begin(this.#dayAfterLatest()))
  }

  dispose(): void {
    this.#cancelTimer?.()
  }

  /** @param now the latest time to believe, in milliseconds since the epoch */
  #begin(now = Infinity): void {
    const { clock, life } = this.#needs
    const kept = life()
    if (kept === 'forever') this.#wait(dayMilliseconds, () => this.#begin())
    else this.#forget(Math.min(now, clock.now()) - days[kept] * dayMilliseconds, false)
  }

  #dayAfterLatest(): number {
    const [latest] = this.#needs.history.latest(1)
    return latest === undefined ? 0 : latest.uploadedAt + dayMilliseconds
  }

  /** @param isBegun whether entries have been removed already */
  #forget(before: number, isBegun: boolean): void {
    const { history, onHistoryChange } = this.#needs
    const gone = history.forgetBefore(before, portion)
    if (gone === portion) {
      this.#wait(restMilliseconds, () => this.#forget(before, true))
      return
    }
    if (isBegun || gone > 0) onHistoryChange()
    this.#wait(dayMilliseconds, () => this.#begin())
  }

  #wait(milliseconds: number, then: () => void): void {
    this.#cancelTimer = this.#needs.clock.after(milliseconds, then)
  }
}
