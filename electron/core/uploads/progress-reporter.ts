import type { Clock } from '../ports'
import { SpeedMeter } from './speed-meter'
import type { UploadList } from './upload-list'

const leastMillisecondsBetween = 50

/** Tells how far one attempt has got, not too often; what came last is told in any case. */
export class ProgressReporter {
  readonly #list: UploadList
  readonly #clock: Clock
  readonly #id: string
  readonly #meter = new SpeedMeter()
  #reportedAt = 0
  #sentBytes = 0
  #callOff: (() => void) | undefined

  constructor(list: UploadList, clock: Clock, id: string) {
    this.#list = list
    this.#clock = clock
    this.#id = id
  }

  report(sentBytes: number): void {
    this.#sentBytes = sentBytes
    if (this.#callOff !== undefined) return
    // The clock may have been set back.
    const wait = Math.min(
      this.#reportedAt + leastMillisecondsBetween - this.#clock.now(),
      leastMillisecondsBetween,
    )
    if (wait <= 0) this.#tell()
    else this.#callOff = this.#clock.after(wait, () => this.#tell())
  }

  /** The attempt has ended: what was not told yet would be told of the next one. */
  stop(): void {
    this.#callOff?.()
    this.#callOff = undefined
  }

  #tell(): void {
    this.#callOff = undefined
    const at = this.#clock.now()
    this.#reportedAt = at
    const sentBytes = this.#sentBytes
    const bytesPerSecond = this.#meter.measure(at, sentBytes)
    this.#list.apply(this.#id, { type: 'progress', sentBytes, bytesPerSecond })
  }
}
