import { createInstance } from 'i18next'
import type { Translate } from '../../shared/failures/failure'
import type { Language } from '../../shared/languages'
import { factWriter, speechOptions } from '../../shared/speech-options'

export interface Words {
  readonly translate: Translate
  change(language: Language): void
}

/** The words for everything outside the page: tray, menus, notifications, the terminal. */
export function createWords(language: Language): Words {
  const instance = createInstance({
    ...speechOptions(language),
    // All languages are loaded already, so `translate` may be called as soon as this function returns.
    initAsync: false,
  }).use(factWriter)
  void instance.init()
  return {
    translate: (key, facts = {}) => instance.t(key, facts),
    change: (next) => void instance.changeLanguage(next),
  }
}
