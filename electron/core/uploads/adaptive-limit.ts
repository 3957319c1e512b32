import type { FailureKind } from '../../shared/failure'

/** What a server answers, or leaves unanswered, when it is asked too much at once. */
const signsOfOverload: readonly FailureKind[] = ['throttled', 'timeout']

/**
 * How many uploads may run at once: the person's number while all goes well, half of it when the
 * server is overloaded, then one more after each round that went well.
 * Additive increase, multiplicative decrease: Chiu and Jain, 1989.
 */
export class AdaptiveLimit {
  readonly #most: () => number
  #reduced: number | undefined
  #wentWell = 0

  /** @param most the person's setting, 1 to 16 */
  constructor(most: () => number) {
    this.#most = most
  }

  get current(): number {
    return Math.min(this.#reduced ?? Infinity, this.#most())
  }

  wentWell(): void {
    if (this.#reduced === undefined) return
    this.#wentWell += 1
    if (this.#wentWell < this.#reduced) return
    this.#wentWell = 0
    this.#reduced += 1
    if (this.#reduced >= this.#most()) this.#reduced = undefined
  }

  failed(kind: FailureKind): void {
    if (!signsOfOverload.includes(kind)) return
    this.#wentWell = 0
    this.#reduced = Math.max(1, Math.floor(this.current / 2))
  }
}
