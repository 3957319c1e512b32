import type { FailureKind } from '../../shared/failure'
import { parallelUploadsRange } from '../../shared/settings'

/** What a server answers, or leaves unanswered, when it is asked too much at once. */
const signsOfOverload: readonly FailureKind[] = ['throttled', 'timeout']

/**
 * How many uploads may run at once: the person's number to begin with, one more after each round that went
 * well, half of it when the server is overloaded. One after the other where that is the person's number.
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

  wentWell(): void {
    const { current } = this
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
