import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '../../electron/shared/words/en.json'
import ko from '../../electron/shared/words/ko.json'

const root = path.join(import.meta.dirname, '../..')

interface Words {
  readonly [key: string]: string | Words
}

/** Each sentence by its whole key; those that differ only by number count as one. */
function sentences(words: Words, prefix = ''): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [name, value] of Object.entries(words)) {
    if (typeof value !== 'string') {
      for (const [key, texts] of sentences(value, `${prefix}${name}.`)) found.set(key, texts)
      continue
    }
    const key = `${prefix}${name}`.replace(/_(one|other)$/u, '')
    found.set(key, [...(found.get(key) ?? []), value])
  }
  return found
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

describe('the words', () => {
  const english = sentences(en)
  const korean = sentences(ko)

  it('say the same things in every language', () => {
    expect([...korean.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('name the same facts in every language', () => {
    const named = (words: ReadonlyMap<string, string[]>, key: string): string =>
      facts(words.get(key))
        .filter((name) => name !== 'count')
        .join()
    const differing = [...english.keys()].filter((key) => named(english, key) !== named(korean, key))
    // "2.1 of 6.8 MB" has one unit, "6.8MB 중 2.1MB" two.
    expect(differing).toEqual(['units.sentOf'])
  })

  it('hold every sentence that the code names', () => {
    const known = new Set([...english.keys()].map((key) => key.replace(/_\w+$/u, '')))
    const missing = namedKeys().filter((key) => !english.has(key) && !known.has(key))
    expect([...new Set(missing)]).toEqual([])
  })

  it('shout at nobody', () => {
    const loud = [...english, ...korean].filter(([, texts]) => texts.some((text) => /!(?!\[)/u.test(text)))
    expect(loud.map(([key]) => key)).toEqual([])
  })
})
