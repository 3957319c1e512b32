import type { Settings } from '../../electron/shared/settings'
import type { PageBridge } from '../api'
import { Listeners } from './listeners'

/** The settings as main holds them. */
export class SettingsStore {
  readonly #listeners = new Listeners()
  #settings: Settings

  private constructor(settings: Settings) {
    this.#settings = settings
  }

  /** Subscribes first, then asks: whichever of event and answer is newer counts. */
  static async open(bridge: Pick<PageBridge, 'on' | 'readSettings'>): Promise<SettingsStore> {
    let store: SettingsStore | undefined
    let early: Settings | undefined
    bridge.on('settingsChanged', (settings) => {
      if (store === undefined) early = newer(early, settings)
      else store.#accept(settings)
    })
    store = new SettingsStore(newer(early, await bridge.readSettings()))
    if (early !== undefined) store.#accept(early)
    return store
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): Settings => this.#settings

  #accept(settings: Settings): void {
    const next = newer(this.#settings, settings)
    if (next === this.#settings) return
    this.#settings = next
    this.#listeners.notify()
  }
}

function newer(known: Settings | undefined, arrived: Settings): Settings {
  return known !== undefined && known.revision >= arrived.revision ? known : arrived
}
