import { fallbackLanguage, wordsOfLanguages, type Language } from './languages'
import { withoutDirectionMarks } from './without-direction-marks'

/** Facts that are amounts. Other numbers are not: a port, a year, a server's answer. */
const counts: readonly unknown[] = ['count', 'done', 'seen', 'added', 'finished', 'total', 'allowed']

/** i18next's options, wherever it is used. */
export function speechOptions(language: Language) {
  return {
    lng: language,
    fallbackLng: fallbackLanguage,
    resources: Object.fromEntries(
      Array.from(wordsOfLanguages, ([name, words]) => [name, { translation: words }]),
    ),
    // Whatever shows the words escapes them.
    interpolation: { escapeValue: false, alwaysFormat: true },
  }
}

const writers = new Map<string, Intl.NumberFormat>()

/** The i18next formatter for facts: 5,010 and not 5010, with digits grouped as in the language. */
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
    // A name must not turn around the sentence that it is in.
    if (typeof value === 'string') return withoutDirectionMarks(value)
    if (typeof value !== 'number') return ''
    if (!counts.includes(options?.['interpolationkey'])) return String(value)
    const writer = writers.get(language) ?? new Intl.NumberFormat(language)
    writers.set(language, writer)
    return writer.format(value)
  },
} as const
