import type { Words } from '../adapters/words/words'
import type { Core } from './build-core'
import { PreferenceEffects } from '../desktop/preference-effects'
import { GlobalShortcut } from '../desktop/shortcut'
import type { StatusDisplay } from '../desktop/tray/status-display'
import type { AppTray } from '../desktop/tray/tray'
import type { MainWindow } from '../desktop/window/window'
import type { Page } from '../ipc/page'

export interface PreferenceEffectsNeeds {
  readonly window: MainWindow
  readonly page: Page
  readonly tray: AppTray
  readonly status: StatusDisplay
  readonly words: Words
  readonly setMenu: () => void
  readonly uploadClipboard: () => void
}

/** Applies each changed preference to the desktop, and sends the settings to the page. */
export function openPreferenceEffects(
  { settings, log }: Core,
  { window, page, tray, status, words, setMenu, uploadClipboard }: PreferenceEffectsNeeds,
): PreferenceEffects {
  const effects = new PreferenceEffects({
    shortcut: new GlobalShortcut(uploadClipboard),
    log,
    reportShortcut: (state) => settings.reportShortcut(state),
    onShelf: () => {
      window.applyForm()
      setMenu()
    },
    onLanguage: (language) => {
      words.change(language)
      setMenu()
      tray.redraw()
      status.refresh()
    },
  })
  settings.onChange((changed) => {
    effects.apply(changed)
    page.send('settingsChanged', changed)
  })
  return effects
}
