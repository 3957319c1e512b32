import type { Settings } from '../../electron/shared/app/settings'
import type { PageBridge } from '../api'
import { Listeners } from './listeners'

/** The settings as main holds them. */
export class SettingsStore {
  readonly #listeners = new Listeners()
  #settings: Settings | undefined

  /** Subscribes first, then reads: the newer of event and answer counts. */
  static async open(bridge: Pick<PageBridge, 'on' | 'readSettings'>): Promise<SettingsStore> {
    const store = new SettingsStore()
    bridge.on('settingsChanged', (settings) => store.#accept(settings))
    store.#accept(await bridge.readSettings())
    return store
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): Settings => {
    if (this.#settings === undefined) throw new Error('Settings are read before they were opened')
    return this.#settings
  }

  #accept(settings: Settings): void {
    if (this.#settings !== undefined && this.#settings.revision >= settings.revision) return
    this.#settings = settings
    this.#listeners.notify()
  }
}
