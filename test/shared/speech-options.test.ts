import { createInstance } from 'i18next'
import { expect, it } from 'vitest'
import { factWriter, speechOptions } from '../../electron/shared/speech-options'

function sayIn(language: string) {
  const words = createInstance({ ...speechOptions(language), initAsync: false }).use(factWriter)
  void words.init()
  words.addResourceBundle(
    language,
    'translation',
    { sample: '{{count}} of {{total}} at port {{port}}' },
    true,
  )
  return words
}

it.each([
  ['en', '5,010 of 12,000 at port 9000'],
  ['ko', '5,010 of 12,000 at port 9000'],
])('groups the digits of amounts in %s, and of nothing else', (language, said) => {
  expect(sayIn(language).t('sample', { count: 5010, total: 12_000, port: 9000 })).toBe(said)
})

it('leaves words as they are', () => {
  expect(sayIn('en').t('sample', { count: 1, total: '6.8 MB', port: '<any>' })).toBe(
    '1 of 6.8 MB at port <any>',
  )
})

it('lets no name turn around the sentence that it is in', () => {
  const sample = { count: 1, total: 'a\u202Egnp.exe', port: '\u2067b' }
  expect(sayIn('en').t('sample', sample)).toBe('1 of agnp.exe at port b')
})
