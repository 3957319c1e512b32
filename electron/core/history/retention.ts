import type { HistoryLife } from '../../shared/settings'
import type { History } from '../history-ports'
import type { Clock } from '../ports'

export interface RetentionNeeds {
  readonly clock: Clock
  readonly history: Pick<History, 'forgetBefore' | 'latest'>
  readonly life: () => HistoryLife
  readonly onHistoryChange: () => void
}

const dayMilliseconds = 86_400_000

const days: Readonly<Record<Exclude<HistoryLife, 'forever'>, number>> = { month: 30, quarter: 90, year: 365 }

/** Few enough for nobody to notice, since main waits for them. */
const portion = 200
/** Between two portions everything else has its turn. */
const restMilliseconds = 50

/**
 * Lets entries go from the history once they are as old as the person keeps them: after the start, and
 * each day after that. The objects stay in their buckets. A choice made meanwhile counts from the next
 * time on, so that a mistaken one can be taken back. A clock that stands ahead at the start, as one with an
 * empty battery may, takes nothing with it: it is believed once Ollim has run by it for a day.
 */
export class Retention {
  readonly #needs: RetentionNeeds
  #callOff: (() => void) | undefined

  constructor(needs: RetentionNeeds) {
    this.#needs = needs
  }

  start(): void {
    this.#wait(restMilliseconds, () => this.#begin(this.#dayAfterLatest()))
  }

  dispose(): void {
    this.#callOff?.()
  }

  /** @param now milliseconds since the epoch, at most */
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

  /** @param isBegun whether something has gone already */
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
    this.#callOff = this.#needs.clock.after(milliseconds, then)
  }
}
