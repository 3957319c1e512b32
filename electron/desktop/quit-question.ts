import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import type { Translate } from '../shared/failures/failure'

/** What quitting would interrupt. */
export interface PendingWork {
  /** Images on their way; they go on at the next start. */
  readonly uploads: number
  /** Images that are being fetched from the web; no later start knows of them. */
  readonly fetches: number
  /** Images whose deletion can still be undone; they stay in the bucket. */
  readonly deletions: number
}

/** Asks before quitting changes what happens to images. */
export class QuitQuestion {
  readonly #translate: Translate
  readonly #window: () => BrowserWindow | undefined
  /** True from the first question on, until the person decides to stay. */
  #isQuitting = false

  /** @param window the visible one, because the question could not be seen behind it */
  constructor(translate: Translate, window: () => BrowserWindow | undefined) {
    this.#translate = translate
    this.#window = window
  }

  /** @returns whether to quit now; also false if the question is open or was answered already */
  async confirm(left: PendingWork): Promise<boolean> {
    if (this.#isQuitting) return false
    this.#isQuitting = true
    this.#isQuitting =
      (await this.#ask('quit', left.uploads, 'stayButton')) &&
      (await this.#ask('quitFetching', left.fetches, 'waitButton')) &&
      (await this.#ask('quitDeleting', left.deletions, 'waitButton'))
    return this.#isQuitting
  }

  async #ask(what: string, count: number, stay: string): Promise<boolean> {
    if (count === 0) return true
    const question: MessageBoxOptions = {
      type: 'question',
      message: this.#translate(`dialog.${what}Title`, { count }),
      detail: this.#translate(`dialog.${what}Detail`, { count }),
      buttons: [this.#translate(`dialog.${stay}`), this.#translate('dialog.quitButton')],
      defaultId: 0,
      cancelId: 0,
    }
    const window = this.#window()
    const { response } = await (window === undefined
      ? dialog.showMessageBox(question)
      : dialog.showMessageBox(window, question))
    return response === 1
  }
}
