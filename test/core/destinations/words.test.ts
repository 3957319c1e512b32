import { describe, expect, it } from 'vitest'
import { fieldProblemNames } from '../../../electron/core/destinations/field-problem'
import { providerIds } from '../../../electron/shared/destinations/destination'
import { keyVariableNames } from '../../../electron/shared/destinations/key-variables'
import { providerPreset } from '../../../electron/shared/providers/providers'
import { awsRegions } from '../../../electron/shared/providers/regions'
import en from '../../../electron/shared/words/en.json'
import ko from '../../../electron/shared/words/ko.json'

describe.each([
  ['English', en],
  ['Korean', ko],
])('in %s', (_language, words) => {
  it.each(fieldProblemNames)('the problem %s is a whole sentence', (name) => {
    expect(words.fieldProblem[name]).toMatch(/\.$|예: .+$/)
  })

  it('every AWS region, key variable and provider has words', () => {
    for (const region of awsRegions) expect(words.region[region]).not.toBe('')
    for (const variable of keyVariableNames) expect(words.keyVariable[variable]).not.toBe('')
    for (const provider of providerIds) {
      expect(words.provider[provider].publicUrl).toMatch(/\.$/)
      expect([words.provider[provider].name, words.settings.providerChip[provider]]).not.toContain('')
    }
  })
})

describe('the facts in a sentence', () => {
  it.each(fieldProblemNames)('are the same in both languages for %s', (name) => {
    const facts = (sentence: string) => (sentence.match(/\{\{\w+\}\}/g) ?? []).toSorted()
    expect(facts(ko.fieldProblem[name])).toEqual(facts(en.fieldProblem[name]))
  })
})

describe('a provider preset', () => {
  it.each(providerIds)('of %s offers its default region and a valid address', (id) => {
    const { endpoint, regions, defaultRegion } = providerPreset(id)
    if (regions.length > 0 && defaultRegion !== '') expect(regions).toContain(defaultRegion)
    const example = endpoint.replace('{region}', regions[0] ?? 'x').replace('{account}', 'x')
    expect(endpoint === '' || URL.canParse(example)).toBe(true)
  })
})
