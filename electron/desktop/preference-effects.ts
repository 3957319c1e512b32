import type { Log } from '../core/ports/log'
import type { Settings, ShortcutState } from '../shared/app/settings'
import { chooseTheme } from './window/appearance'
import { repairLaunchAtLogin, setLaunchAtLogin } from './start/autostart'
import type { GlobalShortcut } from './shortcut'

export interface EffectNeeds {
  readonly shortcut: Pick<GlobalShortcut, 'set'>
  readonly log: Log
  readonly reportShortcut: (state: ShortcutState) => void
  /** Called when the window should take another form. */
  readonly onShelf: () => void
  /** Called when another language is in use. */
  readonly onLanguage: (language: Settings['activeLanguage']) => void
}

/** Applies preferences to the desktop: at the start, and whenever one changes. */
export class PreferenceEffects {
  readonly #needs: EffectNeeds
  #applied: Settings | undefined
  /** Changes of the launch at login, one after another. */
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
    // The program that had taken the keys may have released them.
    if (before?.preferences.globalShortcut !== preferences.globalShortcut || shortcutState === 'taken') {
      this.#needs.reportShortcut(this.#needs.shortcut.set(preferences.globalShortcut))
    }
    const { launchAtLogin } = preferences
    // An existing entry is not turned on or off at a start, because the person may have done that in the system.
    if (before === undefined) {
      if (launchAtLogin) this.#changeLaunch(() => repairLaunchAtLogin(process.platform))
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
