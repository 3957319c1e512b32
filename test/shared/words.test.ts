import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandNames } from '../../electron/cli/command'
import {
  fallbackLanguage,
  inEveryLanguage,
  languages,
  nameOfLanguage,
  wordsOfLanguages,
  type Words,
} from '../../electron/shared/languages'
import { linkFormats } from '../../electron/shared/links/link-format'

const root = path.join(import.meta.dirname, '../..')

/** The plural categories of all languages together (https://cldr.unicode.org/index/cldr-spec/plural-rules). */
const pluralEnding = /_(?:zero|one|two|few|many|other)$/u

/** Each sentence by its whole key; those that differ only by number count as one. */
function sentences(words: Words, prefix = ''): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [name, value] of Object.entries(words)) {
    if (typeof value !== 'string') {
      for (const [key, texts] of sentences(value, `${prefix}${name}.`)) found.set(key, texts)
      continue
    }
    const key = `${prefix}${name}`.replace(pluralEnding, '')
    found.set(key, [...(found.get(key) ?? []), value])
  }
  return found
}

/** Every key with its plural ending. */
function wholeKeys(words: Words, prefix = ''): readonly string[] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${prefix}${name}`] : wholeKeys(value, `${prefix}${name}.`),
  )
}

function facts(texts: readonly string[] | undefined): readonly string[] {
  const all = (texts ?? []).flatMap((text) =>
    [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? ''),
  )
  return [...new Set(all)].sort()
}

/** The keys that the code names in full; those it puts together are tested where they are. */
function namedKeys(): readonly string[] {
  const files = ['electron', 'renderer'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/u.test(file))
      .map((file) => path.join(root, folder, file)),
  )
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\btranslate\(\s*'([\w.-]+)'/gu)].map(([, key]) => key ?? ''),
  )
}

const sentencesOf = (language: string) => sentences(wordsOfLanguages.get(language) ?? {})
const english = sentencesOf(fallbackLanguage)
const others = languages.filter((language) => language !== fallbackLanguage)

/** "2.1 of 6.8 MB" has one unit in English; in other languages each number may have its own. */
const withUnits = ['units.sentOf']

/**
 * A Korean particle whose form depends on the word before it, which is filled in: one form would often be wrong, and
 * both at once, as in 은(는), is a form to fill in. A noun in between settles it: {{name}} 파일은.
 */
const undecidedParticle =
  /\}\}[”’]?(?:은|는|이|가|을|를|과|와|으로|로|이나|나|이에요|예요)(?=[\s.,?]|$)|\((?:은|는|이|가|을|를|과|와|으|이나|나)\)/u

/** 붙여넣기 is the command; the verb is two words. */
const wrongPaste = /붙여넣(?!기)|붙여 넣기/u

/** These show what to type, with the quotes that a shell takes. */
const typedInShell = ['cli.help', 'cli.usage.noTemplate']

describe('the words', () => {
  it('are one file per language, each with its own name', () => {
    const files = readdirSync(path.join(root, 'electron/shared/words'))
    expect(languages.map((language) => `${language}.json`).toSorted()).toEqual(files.toSorted())
    expect(languages.map(nameOfLanguage)).toEqual(inEveryLanguage('languageName'))
  })

  it.each(others)('have the same keys in %s', (language) => {
    expect([...sentencesOf(language).keys()].sort()).toEqual([...english.keys()].sort())
  })

  it.each(others)('have the same facts in %s', (language) => {
    const spoken = sentencesOf(language)
    const named = (words: ReadonlyMap<string, string[]>, key: string): string =>
      facts(words.get(key))
        .filter((name) => name !== 'count')
        .join()
    const differing = [...english.keys()].filter((key) => named(english, key) !== named(spoken, key))
    expect(differing.filter((key) => !withUnits.includes(key))).toEqual([])
  })

  it.each(languages)('have each plural form in %s', (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const keys = new Set(wholeKeys(wordsOfLanguages.get(language) ?? {}))
    const counted = wholeKeys(wordsOfLanguages.get(fallbackLanguage) ?? {}).flatMap((key) =>
      key.endsWith('_one') ? [key.slice(0, -'_one'.length)] : [],
    )
    const wanted = counted.flatMap((key) => categories.map((category) => `${key}_${category}`))
    expect(counted).not.toEqual([])
    expect(wanted.filter((key) => !keys.has(key))).toEqual([])
  })

  it.each(languages)('have no plural form that %s does not use', (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const endings = wholeKeys(wordsOfLanguages.get(language) ?? {}).filter((key) => pluralEnding.test(key))
    // Also a language without a singular is read with 1: its words for any number must not say that there are several.
    const unused = endings.filter((key) => !categories.some((category) => key.endsWith(`_${category}`)))
    expect(endings).not.toEqual([])
    expect(unused).toEqual([])
  })

  it.each(languages)(
    'name every link format in %s, and tell of it and of every command in a terminal',
    (language) => {
      const words = sentencesOf(language)
      const help = words.get('cli.help')?.[0] ?? ''
      expect(linkFormats.filter((format) => !words.has(`linkFormat.${format}`))).toEqual([])
      expect(linkFormats.filter((format) => !new RegExp(`\\b${format}\\b`, 'u').test(help))).toEqual([])
      expect(commandNames.filter((name) => !help.includes(`\n  ollim ${name} `))).toEqual([])
    },
  )

  it('contain every key that the code uses', () => {
    const known = new Set([...english.keys()].map((key) => key.replace(/_\w+$/u, '')))
    const missing = namedKeys().filter((key) => !english.has(key) && !known.has(key))
    expect([...new Set(missing)]).toEqual([])
  })

  it.each(languages)('have no exclamation marks in %s', (language) => {
    const loud = [...sentencesOf(language)].filter(([, texts]) => texts.some((text) => /!(?!\[)/u.test(text)))
    expect(loud.map(([key]) => key)).toEqual([])
  })

  it.each(languages)('use typographic quotes and apostrophes in %s', (language) => {
    const straight = [...sentencesOf(language)].filter(([, texts]) =>
      texts.some((text) => /['"]/u.test(text)),
    )
    expect(straight.map(([key]) => key)).toEqual(typedInShell)
  })

  it('have a noun between what is filled in and a Korean particle', () => {
    const undecided = [...sentencesOf('ko')].filter(([, texts]) =>
      texts.some((text) => undecidedParticle.test(text)),
    )
    expect(undecided.map(([key]) => key)).toEqual([])
  })

  it('spell what pasting is called in Korean one way, as does the README', () => {
    const wrong = [...sentencesOf('ko')].filter(([, texts]) => texts.some((text) => wrongPaste.test(text)))
    expect(wrong.map(([key]) => key)).toEqual([])
    const readme = readFileSync(path.join(root, 'README.ko.md'), 'utf8').split('\n')
    expect(readme.filter((line) => wrongPaste.test(line))).toEqual([])
  })
})
