import type { FailureKind } from '../../../shared/failures/failure'
import { parallelUploadsRange } from '../../../shared/app/settings'

/** How a server reacts when too much is asked of it at once. */
const signsOfOverload: readonly FailureKind[] = ['throttled', 'timeout']

/** An upload slower than this waits for the line, not for the server's answer: more at once would not help. */
const slowMilliseconds = 2_000

/**
 * How many uploads may run at once. It starts with the person's number, halves when the server is overloaded, and
 * grows by one after each round that went well. It never exceeds the person's number if the line is slow, or if
 * that number is one. Additive increase, multiplicative decrease: Chiu and Jain, 1989.
 */
export class AdaptiveLimit {
  readonly #wanted: () => number
  #beganWith: number
  #current: number
  #wentWell = 0

  /** @param wanted the person's setting, 1 to 16 */
  constructor(wanted: () => number) {
    this.#wanted = wanted
    this.#beganWith = wanted()
    this.#current = this.#beganWith
  }

  get current(): number {
    const wanted = this.#wanted()
    if (wanted !== this.#beganWith) this.#beginWith(wanted)
    return this.#current
  }

  /** @param atOnce how many ran, this one included: if fewer than allowed, success proves nothing about one more */
  wentWell(tookMilliseconds: number, atOnce: number): void {
    // First, because the getter takes in a changed setting.
    const { current } = this
    const most = this.#mostAfter(tookMilliseconds)
    if (current >= most) {
      this.#wentWell = 0
      this.#current = most
      return
    }
    if (atOnce < current) return
    this.#wentWell += 1
    if (this.#wentWell < current) return
    this.#wentWell = 0
    this.#current += 1
  }

  failed(kind: FailureKind): void {
    if (!signsOfOverload.includes(kind)) return
    this.#wentWell = 0
    this.#current = Math.max(1, Math.floor(this.current / 2))
  }

  #mostAfter(tookMilliseconds: number): number {
    const isEnough = tookMilliseconds > slowMilliseconds || this.#beganWith === 1
    return isEnough ? this.#beganWith : parallelUploadsRange.most
  }

  #beginWith(wanted: number): void {
    this.#beganWith = wanted
    this.#current = wanted
    this.#wentWell = 0
  }
}
