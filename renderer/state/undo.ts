import type { UndoableBatch } from '../../electron/shared/uploads/undo'
import { Listeners } from './listeners'

/** Whether the person is being asked to delete the last batch, and which batch. */
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
