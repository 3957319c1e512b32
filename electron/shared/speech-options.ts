import { fallbackLanguage, wordsOfLanguages, type Language } from './languages'

/** Facts that count something. Others are numbers, too, but no amounts: a port, a year, what a server answered. */
const counts: readonly unknown[] = ['count', 'done', 'seen', 'added', 'finished', 'total']

/** How i18next is to speak, wherever it does. */
export function speechOptions(language: Language) {
  return {
    lng: language,
    fallbackLng: fallbackLanguage,
    resources: Object.fromEntries(
      Array.from(wordsOfLanguages, ([name, words]) => [name, { translation: words }]),
    ),
    // What shows the words escapes them.
    interpolation: { escapeValue: false, alwaysFormat: true },
  }
}

const writers = new Map<string, Intl.NumberFormat>()

/** The part of i18next that writes facts: 5,010 and not 5010, as the language groups digits. */
export const factWriter = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format(
    value: unknown,
    _format?: string,
    language = fallbackLanguage,
    options?: Readonly<Record<string, unknown>>,
  ): string {
    if (typeof value === 'string') return value
    if (typeof value !== 'number') return ''
    if (!counts.includes(options?.['interpolationkey'])) return String(value)
    const writer = writers.get(language) ?? new Intl.NumberFormat(language)
    writers.set(language, writer)
    return writer.format(value)
  },
} as const
