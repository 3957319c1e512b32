import type { Log } from '../core/ports'
import type { Settings, ShortcutState } from '../shared/settings'
import { chooseTheme } from './appearance'
import { mendLaunchAtLogin, setLaunchAtLogin } from './autostart'
import type { GlobalShortcut } from './shortcut'

export interface EffectNeeds {
  readonly shortcut: Pick<GlobalShortcut, 'set'>
  readonly log: Log
  readonly reportShortcut: (state: ShortcutState) => void
  /** The window shall have another form now. */
  readonly onShelf: () => void
  /** The language in use is another one now. */
  readonly onLanguage: (language: Settings['activeLanguage']) => void
}

/** Carries preferences out to the desktop: at the start, and whenever one changes. */
export class PreferenceEffects {
  readonly #needs: EffectNeeds
  #applied: Settings | undefined
  /** What is being changed of the launch at login, one after the other. */
  #launchChanges = Promise.resolve()

  constructor(needs: EffectNeeds) {
    this.#needs = needs
  }

  apply(settings: Settings): void {
    const { preferences, activeLanguage, shortcutState } = settings
    const before = this.#applied
    this.#applied = settings
    chooseTheme(preferences.theme)
    if (before?.activeLanguage !== activeLanguage) this.#needs.onLanguage(activeLanguage)
    if (before !== undefined && before.preferences.shelf !== preferences.shelf) this.#needs.onShelf()
    // The program that had the keys may have let them go.
    if (before?.preferences.globalShortcut !== preferences.globalShortcut || shortcutState === 'taken') {
      this.#needs.reportShortcut(this.#needs.shortcut.set(preferences.globalShortcut))
    }
    const { launchAtLogin } = preferences
    // What stands in the system since earlier is not turned on or off at a start: the person may have done that there.
    if (before === undefined) {
      if (launchAtLogin) this.#changeLaunch(() => mendLaunchAtLogin(process.platform))
    } else if (before.preferences.launchAtLogin !== launchAtLogin) {
      this.#changeLaunch(() => setLaunchAtLogin(launchAtLogin, process.platform))
    }
  }

  #changeLaunch(change: () => Promise<void>): void {
    this.#launchChanges = this.#launchChanges.then(change).catch((error: unknown) => {
      this.#needs.log.error('Launching at login could not be changed', { error: String(error) })
    })
  }
}
