import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { fallbackLanguage, wordsOfLanguages, type Words } from '../../electron/shared/languages'

const root = path.join(import.meta.dirname, '../..')

/** Read as a whole, and not sentence by sentence. */
const readAsWhole = /^(?:failedStart|history\.dateWords)\./u

const pluralEnding = /_(?:zero|one|two|few|many|other)$/u

/** What stands between the names of a key that the code puts together, or that a sentence repeats. */
const slot = /\$\{(?:[^{}]|\{[^{}]*\})*\}|\{\{\w+\}\}/u

function sentences(words: Words, prefix = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${prefix}${name}`, value]] : sentences(value, `${prefix}${name}.`),
  )
}

function code(): string {
  const files = ['electron', 'renderer'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/u.test(file))
      .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
  )
  return files.join('\n')
}

/** Decides whether the code, or another sentence, can name a key: in full, or put together of names that it knows. */
function namer(text: string): (key: string) => boolean {
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')
  const names = new Set([...found(/'([\w-]+)'/gu), ...found(/\b(\w+)\??:/gu), ...found(/\bname="(\w+)"/gu)])
  const wholeKeys = new Set([...found(/'([\w.-]+)'/gu), ...found(/\$t\(([\w.-]+)\)/gu)])
  const templates = [...found(/`([a-z][\w-]*\.[^`]*)`/gu), ...found(/\$t\(([^)]*\{\{[^)]*)\)/gu)]
    .map((template) => template.split(slot))
    .filter((parts) => parts.length > 1 && parts.every((part) => /^[\w.-]*$/u.test(part)))
    .map((parts) => parts.map((part) => part.replaceAll('.', '\\.')).join('([\\w.-]+?)'))
  const forms = [...new Set(templates)].map((template) => new RegExp(`^${template}$`, 'u'))
  const isNamed = (key: string): boolean =>
    wholeKeys.has(key) ||
    (key.includes('.') ? forms.some((form) => form.exec(key)?.slice(1).every(isNamed)) : names.has(key))
  return isNamed
}

it('every sentence is used somewhere', () => {
  const english = sentences(wordsOfLanguages.get(fallbackLanguage) ?? {})
  const isNamed = namer([code(), ...english.map(([, text]) => text)].join('\n'))
  const keys = new Set(english.map(([key]) => key.replace(pluralEnding, '')))
  const unused = [...keys].filter((key) => {
    // `fix_gone` is `fix` in the context `gone`.
    const [, bare = key, context = ''] = /^(.+?)_(\w+)$/u.exec(key) ?? []
    return !readAsWhole.test(key) && !isNamed(key) && !(isNamed(bare) && isNamed(context))
  })
  expect(unused).toEqual([])
  expect(['history.nobodySaysThis', 'failure.offline.fix_nobodySaysThis'].filter(isNamed)).toEqual([])
})
