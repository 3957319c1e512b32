import { createInstance, type i18n } from 'i18next'
import type { Language } from '../../electron/shared/settings'
import english from '../../electron/shared/words/en.json'
import korean from '../../electron/shared/words/ko.json'

/** The words of both languages, ready to use; `SpeechProvider` chooses between them. */
export async function loadWords(language: Language): Promise<i18n> {
  const words = createInstance()
  await words.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: english }, ko: { translation: korean } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnEmptyString: true,
  })
  return words
}
