import type { FailureKind } from '../../../shared/failure'
import { parallelUploadsRange } from '../../../shared/settings'

/** What a server answers, or leaves unanswered, when it is asked too much at once. */
const signsOfOverload: readonly FailureKind[] = ['throttled', 'timeout']

/** An upload that takes longer waits for the line, and not for the server's answers: more at once would not help. */
const slowMilliseconds = 2_000

/**
 * How many uploads may run at once: the person's number to begin with, half as many when the server is overloaded,
 * and one more after each round that went well. The person's number is also the most where the line is slow, and
 * where it is one. Additive increase, multiplicative decrease: Chiu and Jain, 1989.
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

  /** @param atOnce how many ran until then, with it: fewer than may prove nothing of one more */
  wentWell(tookMilliseconds: number, atOnce: number): void {
    // First: it takes in what the person has set meanwhile.
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
