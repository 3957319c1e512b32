import type { FailureFacts } from '../../electron/shared/failure'
import { Listeners } from './listeners'
import { Moments } from './moments'

/** Words that the page itself has to say for a moment. */
export interface ToastWords {
  readonly key: string
  readonly facts: FailureFacts
  /** What is still under way, or came to nothing, gets no tick. */
  readonly wentWell: boolean
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
    this.#say({ key, facts, wentWell: true, shownAt: performance.now() })
  }

  /** The same for what is no success, or not a whole one. */
  remark(key: string, facts: FailureFacts = {}): void {
    this.#say({ key, facts, wentWell: false, shownAt: performance.now() })
  }

  #say(words: ToastWords): void {
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
