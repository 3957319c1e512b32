import type { FailureFacts } from '../../electron/shared/failure'
import { Listeners } from './listeners'

/** Counted from the moment they are said: what stands before them meanwhile does not keep them for later. */
export const toastMilliseconds = 6000

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
    const words: ToastWords = { key, facts, shownAt: performance.now() }
    this.#shown = words
    setTimeout(() => this.dismiss(words), toastMilliseconds)
    this.#listeners.notify()
  }

  dismiss(words: ToastWords): void {
    if (this.#shown !== words) return
    this.#shown = undefined
    this.#listeners.notify()
  }
}
