import { noDeletion, type DeletionState } from '../../electron/shared/history/deletion'
import type { PageBridge } from '../api'
import { Listeners } from './listeners'

/** What main is deleting from buckets. */
export class DeletionStore {
  readonly #listeners = new Listeners()
  #state: DeletionState = noDeletion
  #wasUpdated = false

  /** Subscribes first, then reads what began before the page was loaded. */
  static async open(bridge: Pick<PageBridge, 'on' | 'readDeletion'>): Promise<DeletionStore> {
    const store = new DeletionStore()
    bridge.on('deletionChanged', (state) => {
      store.#wasUpdated = true
      store.#show(state)
    })
    const state = await bridge.readDeletion()
    if (!store.#wasUpdated) store.#show(state)
    return store
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): DeletionState => this.#state

  #show(state: DeletionState): void {
    this.#state = state
    this.#listeners.notify()
  }
}
