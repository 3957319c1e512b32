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
  #initial: number
  #current: number
  #successes = 0

  /** @param wanted the person's setting, 1 to 16 */
  constructor(wanted: () => number) {
    this.#wanted = wanted
    this.#initial = wanted()
    this.#current = this.#initial
  }

  get current(): number {
    const wanted = this.#wanted()
    if (wanted !== this.#initial) this.#beginWith(wanted)
    return this.#current
  }

  /** @param atOnce how many ran, this one included: if fewer than allowed, success proves nothing about one more */
  recordSuccess(tookMilliseconds: number, atOnce: number): void {
    // First, because the getter takes in a changed setting.
    const { current } = this
    const max = this.#maxAfter(tookMilliseconds)
    if (current >= max) {
      this.#successes = 0
      this.#current = max
      return
    }
    if (atOnce < current) return
    this.#successes += 1
    if (this.#successes < current) return
    this.#successes = 0
    this.#current += 1
  }

  recordFailure(kind: FailureKind): void {
    if (!signsOfOverload.includes(kind)) return
    this.#successes = 0
    this.#current = Math.max(1, Math.floor(this.current / 2))
  }

  #maxAfter(tookMilliseconds: number): number {
    const isEnough = tookMilliseconds > slowMilliseconds || this.#initial === 1
    return isEnough ? this.#initial : parallelUploadsRange.maximum
  }

  #beginWith(wanted: number): void {
    this.#initial = wanted
    this.#current = wanted
    this.#successes = 0
  }
}
