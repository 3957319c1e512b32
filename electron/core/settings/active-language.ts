import type { Language, LanguageChoice } from '../../shared/settings'

/** The language in use: the person's choice, else the first of the system's that Ollim speaks. */
export function activeLanguage(choice: LanguageChoice, systemLanguages: readonly string[]): Language {
  if (choice !== 'system') return choice
  const spoken = systemLanguages.map((tag) => tag.toLowerCase().split(/[-_.]/)[0])
  const first = spoken.find((language) => language === 'ko' || language === 'en')
  return first === 'ko' ? 'ko' : 'en'
}
