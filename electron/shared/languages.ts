/** The words of a language, or of a part of it. */
export interface Words {
  readonly [key: string]: string | Words
}

/** Of a file in `words/`: an ISO 639 code. */
export type Language = string
/** A language, or `system` for the one that the system speaks. */
export type LanguageChoice = Language

/** Every file is a language: adding one is adding a file. */
const files = import.meta.glob<Words>('./words/*.json', { eager: true, import: 'default' })

export const wordsOfLanguages: ReadonlyMap<Language, Words> = new Map(
  Object.entries(files).map(([file, words]) => [file.slice('./words/'.length, -'.json'.length), words]),
)

export const languages: readonly Language[] = [...wordsOfLanguages.keys()]

/** What is spoken where nothing else fits, and by which all others are measured. */
export const fallbackLanguage: Language = 'en'

export const languageChoices: readonly LanguageChoice[] = ['system', ...languages]

/** As its speakers call it. */
export function nameOfLanguage(language: Language): string {
  const name = wordsOfLanguages.get(language)?.['languageName']
  return typeof name === 'string' ? name : language
}

/** Texts of one place in every language; a language that has none there is left out. */
export function inEveryLanguage(...path: readonly string[]): readonly string[] {
  return languages.flatMap((language) => {
    let found: string | Words | undefined = wordsOfLanguages.get(language)
    for (const key of path) found = typeof found === 'object' ? found[key] : undefined
    return typeof found === 'string' ? [found] : []
  })
}
