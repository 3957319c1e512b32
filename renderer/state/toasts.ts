import type { FailureFacts } from '../../electron/shared/failures/failure'
import { Listeners } from './listeners'
import { Moments } from './moments'

/** A message from the page itself. */
export interface ToastWords {
  readonly key: string
  readonly facts: FailureFacts
  /** Messages about something unfinished or unsuccessful get no tick. */
  readonly isSuccess: boolean
  /** Milliseconds, on the page's own clock. */
  readonly shownAt: number
}

/** A message about something the page has just done; one at a time, shown for a moment. */
export class ToastsStore {
  readonly #listeners = new Listeners()
  readonly #moments = new Moments()
  #shown: ToastWords | undefined

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): ToastWords | undefined => this.#shown
  /** The message stays while the person points at it or focuses it. */
  readonly hold = this.#moments.hold

  show(key: string, facts: FailureFacts = {}): void {
    this.#display({ key, facts, isSuccess: true, shownAt: performance.now() })
  }

  /** The same for something that did not, or not fully, succeed. */
  inform(key: string, facts: FailureFacts = {}): void {
    this.#display({ key, facts, isSuccess: false, shownAt: performance.now() })
  }

  #display(words: ToastWords): void {
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
