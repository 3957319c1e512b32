/** The words of a language, or of a part of it. */
export interface Words {
  readonly [key: string]: string | Words
}

/** A file in `words/`: an ISO 639 code. */
export type Language = string
/** A language, or `system` for the system's. */
export type LanguageChoice = Language

/** Each file is a language: adding a file adds a language. */
const files = import.meta.glob<Words>('./words/*.json', { eager: true, import: 'default' })

export const wordsOfLanguages: ReadonlyMap<Language, Words> = new Map(
  Object.entries(files).map(([file, words]) => [file.slice('./words/'.length, -'.json'.length), words]),
)

export const languages: readonly Language[] = [...wordsOfLanguages.keys()]

/** The language used if no other fits, and with which all others are compared. */
export const fallbackLanguage: Language = 'en'

export const languageChoices: readonly LanguageChoice[] = ['system', ...languages]

/** The language's name in that language. */
export function nameOfLanguage(language: Language): string {
  const name = wordsOfLanguages.get(language)?.['languageName']
  return typeof name === 'string' ? name : language
}

/** The texts at one place in every language; languages without one are left out. */
export function inEveryLanguage(...path: readonly string[]): readonly string[] {
  return languages.flatMap((language) => {
    let found: string | Words | undefined = wordsOfLanguages.get(language)
    for (const key of path) found = typeof found === 'object' ? found[key] : undefined
    return typeof found === 'string' ? [found] : []
  })
}
