import { createInstance } from 'i18next'
import type { Translate } from '../../shared/failure'
import type { Language } from '../../shared/settings'
import en from '../../shared/words/en.json'
import ko from '../../shared/words/ko.json'

export interface Words {
  readonly translate: Translate
  change(language: Language): void
}

/** The words for everything outside the page: tray, menus, notifications, the terminal. */
export function createWords(language: Language): Words {
  const instance = createInstance({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, ko: { translation: ko } },
    interpolation: { escapeValue: false },
    // Both languages are at hand: `translate` may be called as soon as this function returns.
    initAsync: false,
  })
  void instance.init()
  return {
    translate: (key, facts = {}) => instance.t(key, facts),
    change: (next) => void instance.changeLanguage(next),
  }
}
