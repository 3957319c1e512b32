import type { FailureKind } from '../../shared/failure'
import { parallelUploadsRange } from '../../shared/settings'

/** What a server answers, or leaves unanswered, when it is asked too much at once. */
const signsOfOverload: readonly FailureKind[] = ['throttled', 'timeout']

/** An upload that takes longer waits for the line, and not for the server's answers: more at once would not help. */
const slowMilliseconds = 2_000

/**
 * How many uploads may run at once: the person's number to begin with, one more after each round that went
 * well, half of it when the server is overloaded, and no more than that number where the line is slow. One after the other where that is the person's number.
 * Additive increase, multiplicative decrease: Chiu and Jain, 1989.
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

  wentWell(tookMilliseconds: number): void {
    const { current } = this
    if (tookMilliseconds > slowMilliseconds) {
      this.#wentWell = 0
      this.#current = Math.min(current, this.#beganWith)
      return
    }
    if (current >= (this.#beganWith === 1 ? 1 : parallelUploadsRange.most)) return
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

  #beginWith(wanted: number): void {
    this.#beganWith = wanted
    this.#current = wanted
    this.#wentWell = 0
  }
}
