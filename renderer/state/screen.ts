import type { Screen } from '../../electron/shared/contract'
import type { PageBridge } from '../api'
import { Listeners } from './listeners'

export type Tab = 'uploads' | 'history' | 'settings'
export type Sheet = 'help' | 'about'

/** Which tab is shown, and which sheet is open over it. The page owns this state: main can only request a change. */
export class ScreenStore {
  readonly #listeners = new Listeners()
  #shown: { readonly tab: Tab; readonly sheet: Sheet | undefined } = { tab: 'uploads', sheet: undefined }

  static open(bridge: Pick<PageBridge, 'on'>): ScreenStore {
    const store = new ScreenStore()
    bridge.on('screenRequested', (screen) => store.show(screen))
    return store
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = () => this.#shown

  show(screen: Screen): void {
    this.#shown =
      screen === 'help' || screen === 'about'
        ? { ...this.#shown, sheet: screen }
        : { tab: screen, sheet: undefined }
    this.#listeners.notify()
  }

  closeSheet(): void {
    this.#shown = { ...this.#shown, sheet: undefined }
    this.#listeners.notify()
  }
}
