import type { CheckReport } from '../../shared/destinations/check'
import type { StoreTarget } from '../ports/object-store'

/** Runs one check at a time: a new one, or the person, cancels the one before. */
export class CheckRunner {
  readonly #check: (target: StoreTarget, signal: AbortSignal) => Promise<CheckReport>
  #controller: AbortController | undefined

  constructor(check: (target: StoreTarget, signal: AbortSignal) => Promise<CheckReport>) {
    this.#check = check
  }

  run(target: StoreTarget): Promise<CheckReport> {
    return this.ask((signal) => this.#check(target, signal))
  }

  ask<Answer>(question: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    this.cancel()
    const controller = new AbortController()
    this.#controller = controller
    return question(controller.signal)
  }

  cancel(): void {
    this.#controller?.abort()
    this.#controller = undefined
  }
}
