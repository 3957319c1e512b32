import { createInstance, type i18n } from 'i18next'
import type { Language } from '../../electron/shared/languages'
import { factWriter, speechOptions } from '../../electron/shared/speech-options'

/** The words of all languages, loaded; `SpeechProvider` chooses between them. */
export async function loadWords(language: Language): Promise<i18n> {
  const words = createInstance().use(factWriter)
  await words.init({ ...speechOptions(language), returnEmptyString: true })
  return words
}
