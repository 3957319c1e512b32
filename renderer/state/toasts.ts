import type { FailureFacts } from '../../electron/shared/failure'
import { Listeners } from './listeners'

/** Words that the page itself has to say for a moment. */
export interface ToastWords {
  readonly key: string
  readonly facts: FailureFacts
  /** Milliseconds, on the page's own clock. */
  readonly shownAt: number
}

/** What the page says for a moment about something it just did; one at a time. */
export class ToastsStore {
  readonly #listeners = new Listeners()
  #shown: ToastWords | undefined

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): ToastWords | undefined => this.#shown

  show(key: string, facts: FailureFacts = {}): void {
    this.#shown = { key, facts, shownAt: performance.now() }
    this.#listeners.notify()
  }

  dismiss(words: ToastWords): void {
    if (this.#shown !== words) return
    this.#shown = undefined
    this.#listeners.notify()
  }
}
