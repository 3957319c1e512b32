import { describe, expect, it } from 'vitest'
import { pasteNoteNames, pasteSources } from '../../../../electron/shared/destinations/paste'
import en from '../../../../electron/shared/words/en.json'
import ko from '../../../../electron/shared/words/ko.json'

describe.each([
  ['English', en],
  ['Korean', ko],
])('in %s', (_language, { paste }) => {
  it.each(pasteNoteNames)('the note %s is a whole sentence', (name) => {
    expect(paste.note[name]).toMatch(/\.$/)
  })

  it.each(pasteSources)('the source %s has a tag', (name) => {
    expect(paste.source[name]).not.toBe('')
  })
})

it.each(pasteNoteNames)('the note %s names the same facts in both languages', (name) => {
  const facts = (sentence: string) => (sentence.match(/\{\{\w+\}\}/g) ?? []).toSorted()
  expect(facts(ko.paste.note[name])).toEqual(facts(en.paste.note[name]))
})
