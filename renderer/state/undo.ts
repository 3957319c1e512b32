import type { UndoableBatch } from '../../electron/shared/undo'
import { Listeners } from './listeners'

/** The question whether a batch shall be deleted again, while it is open. */
export class UndoStore {
  readonly #listeners = new Listeners()
  #asked: UndoableBatch | undefined

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): UndoableBatch | undefined => this.#asked

  ask(batch: UndoableBatch): void {
    this.#asked = batch
    this.#listeners.notify()
  }

  close(): void {
    this.#asked = undefined
    this.#listeners.notify()
  }
}
