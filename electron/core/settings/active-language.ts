import { fallbackLanguage, languages, type Language, type LanguageChoice } from '../../shared/languages'

/** The language in use: the person's choice, otherwise the first of the system's that Ollim speaks. */
export function activeLanguage(choice: LanguageChoice, systemLanguages: readonly string[]): Language {
  if (choice !== 'system') return choice
  const spoken = systemLanguages.map((tag) => tag.toLowerCase().split(/[-_.]/)[0])
  return spoken.find((language) => language !== undefined && languages.includes(language)) ?? fallbackLanguage
}
