import type { FailureFacts } from '../../electron/shared/failure'
import { Listeners } from './listeners'
import { Moments } from './moments'

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
  readonly #moments = new Moments()
  #shown: ToastWords | undefined

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): ToastWords | undefined => this.#shown
  /** While the person is at what is shown, it stays. */
  readonly hold = this.#moments.hold

  show(key: string, facts: FailureFacts = {}): void {
    const words: ToastWords = { key, facts, shownAt: performance.now() }
    this.#shown = words
    this.#moments.begin(() => this.dismiss(words))
    this.#listeners.notify()
  }

  dismiss(words: ToastWords): void {
    if (this.#shown !== words) return
    this.#shown = undefined
    this.#listeners.notify()
  }
}
