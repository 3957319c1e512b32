import type { CheckReport } from '../../shared/check'
import type { StoreTarget } from '../store-ports'

/** Runs one check at a time: a new one, or the person, ends the one before. */
export class CheckRunner {
  readonly #check: (target: StoreTarget, signal: AbortSignal) => Promise<CheckReport>
  #controller: AbortController | undefined

  constructor(check: (target: StoreTarget, signal: AbortSignal) => Promise<CheckReport>) {
    this.#check = check
  }

  async run(target: StoreTarget): Promise<CheckReport> {
    this.cancel()
    const controller = new AbortController()
    this.#controller = controller
    return this.#check(target, controller.signal)
  }

  cancel(): void {
    this.#controller?.abort()
    this.#controller = undefined
  }
}
