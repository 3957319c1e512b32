import type { UndoableBatch } from '../../electron/shared/uploads/undo'
import { Listeners } from './listeners'

export interface AskedUndo {
  readonly batch: UndoableBatch
  /** Asked by the shortcut. */
  readonly isByKey: boolean
}

/** Whether the person is being asked to delete the last batch, and which batch. */
export class UndoStore {
  readonly #listeners = new Listeners()
  #asked: AskedUndo | undefined

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): AskedUndo | undefined => this.#asked

  ask(asked: AskedUndo): void {
    this.#asked = asked
    this.#listeners.notify()
  }

  close(): void {
    this.#asked = undefined
    this.#listeners.notify()
  }
}
