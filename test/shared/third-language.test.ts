import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runnerImport } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as WordsModule from '../../electron/adapters/words/words'
import type * as ActiveLanguage from '../../electron/core/settings/active-language'
import type * as Languages from '../../electron/shared/languages'

const root = path.join(import.meta.dirname, '../..')
const parts = [
  'electron/shared',
  'electron/core/settings',
  'electron/core/history',
  'electron/adapters/words',
]

describe('a language added as a file of words', () => {
  let folder: string
  beforeAll(async () => {
    await mkdir(path.join(root, 'out'), { recursive: true })
    // In the checkout, so that libraries are found.
    folder = await mkdtemp(path.join(root, 'out', 'third-language-'))
    for (const part of parts) await cp(path.join(root, part), path.join(folder, part), { recursive: true })
    const words = path.join(folder, 'electron/shared/words')
    const english = await readFile(path.join(words, 'en.json'), 'utf8')
    await writeFile(path.join(words, 'eo.json'), english.replace('"English"', '"Esperanto"'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is offered under its own name, can be chosen, and is used', async () => {
    const { languages, languageChoices, nameOfLanguage } = await load<typeof Languages>(
      'electron/shared/languages.ts',
    )
    expect(languages).toContain('eo')
    expect(languageChoices).toContain('eo')
    expect(nameOfLanguage('eo')).toBe('Esperanto')
    const { activeLanguage } = await load<typeof ActiveLanguage>('electron/core/settings/active-language.ts')
    expect([activeLanguage('eo', ['ko']), activeLanguage('system', ['eo-XX', 'ko'])]).toEqual(['eo', 'eo'])
    const { createWords } = await load<typeof WordsModule>('electron/adapters/words/words.ts')
    expect(createWords('eo').translate('languageName')).toBe('Esperanto')
  })

  async function load<Module>(file: string): Promise<Module> {
    const { module } = await runnerImport<Module>(path.join(folder, file), {
      root: folder,
      configFile: false,
      logLevel: 'error',
    })
    return module
  }
})
