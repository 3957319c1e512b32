import type { Clock } from '../../../ports/clock'
import type { UploadList } from '../../upload-list'
import { SpeedMeter } from './speed-meter'

const minMillisecondsBetween = 50

/** How often the sinking speed is reported while nothing more is sent. */
const stallMilliseconds = 1_000

/** Reports the progress of one attempt at short intervals; the latest value is always reported. */
export class ProgressReporter {
  readonly #list: UploadList
  readonly #clock: Clock
  readonly #id: string
  readonly #meter = new SpeedMeter()
  #reportedAt = 0
  #sentBytes = 0
  #cancelTimer: (() => void) | undefined
  #cancelStallReport: (() => void) | undefined

  constructor(list: UploadList, clock: Clock, id: string) {
    this.#list = list
    this.#clock = clock
    this.#id = id
  }

  report(sentBytes: number): void {
    this.#sentBytes = sentBytes
    if (this.#cancelTimer !== undefined) return
    // The clock may have been set back.
    const wait = Math.min(
      this.#reportedAt + minMillisecondsBetween - this.#clock.now(),
      minMillisecondsBetween,
    )
    if (wait <= 0) this.#reportNow()
    else this.#cancelTimer = this.#clock.after(wait, () => this.#reportNow())
  }

  /** Called when the attempt has ended: a report still pending would be taken for the next attempt's. */
  stop(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    this.#cancelStallReport?.()
  }

  #reportNow(): void {
    this.#cancelTimer = undefined
    const at = this.#clock.now()
    this.#reportedAt = at
    this.#meter.measure(at, this.#sentBytes)
    this.#apply(at)
  }

  /** Reports again during a stall; otherwise the last speed and the time left would stay on screen. */
  #apply(at: number): void {
    const bytesPerSecond = this.#meter.speedAt(at)
    this.#list.apply(this.#id, { type: 'progress', sentBytes: this.#sentBytes, bytesPerSecond })
    this.#cancelStallReport?.()
    this.#cancelStallReport =
      bytesPerSecond === 0
        ? undefined
        : this.#clock.after(stallMilliseconds, () => this.#apply(this.#clock.now()))
  }
}
