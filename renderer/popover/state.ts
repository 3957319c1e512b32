import { useSyncExternalStore } from 'react'
import type { PopoverBridge, PopoverState } from '../../electron/shared/app/popover'
import { Listeners } from '../state/listeners'

/** The state that main shows in the popover. */
export class PopoverStore {
  readonly #listeners = new Listeners()
  #state: PopoverState

  private constructor(state: PopoverState) {
    this.#state = state
  }

  /** Subscribes first, then reads: the newer of event and answer counts. */
  static async open(bridge: Pick<PopoverBridge, 'onChange' | 'readPopover'>): Promise<PopoverStore> {
    const early: PopoverState[] = []
    const stop = bridge.onChange((state) => early.push(state))
    const store = new PopoverStore(await bridge.readPopover())
    stop()
    bridge.onChange((state) => store.#accept(state))
    for (const state of early) store.#accept(state)
    return store
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): PopoverState => this.#state

  #accept(state: PopoverState): void {
    if (this.#state.revision >= state.revision) return
    this.#state = state
    this.#listeners.notify()
  }
}

export function usePopover(store: PopoverStore): PopoverState {
  return useSyncExternalStore(store.subscribe, store.read)
}
