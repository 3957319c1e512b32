import { describe, expect, it } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'
import { describeOutcome } from '../../../electron/shared/destinations/check-words'
import { checkSteps } from '../../../electron/shared/destinations/check'
import { failure } from '../../../electron/shared/failures/failure'
import en from '../../../electron/shared/words/en.json'

const evidence = { status: 200, code: '', requestId: '' }
const facts = {
  key: 'a.png',
  bucket: 'photos',
  region: 'us-east-1',
  minutes: 7,
  host: 'h',
  url: 'https://h/',
}
const asides = { ...en.check.who.aside, ...en.check.may.aside }

describe.each(['en', 'ko'] as const)('in %s', (language) => {
  const { translate } = createWords(language)

  it('a passed step says what was proven, and all harmless remarks', () => {
    const outcome = {
      status: 'passed',
      note: 'proven',
      asides: ['notListed', 'versionStays'],
      facts,
      evidence,
    } as const
    const { message, fix } = describeOutcome('may', outcome, translate)
    expect(message.split(/(?<=\.) /)).toHaveLength(3)
    expect(fix).toBe('')
  })

  it.each(checkSteps)('%s has a sentence for being skipped', (step) => {
    expect(describeOutcome(step, { status: 'skipped' }, translate).message).toMatch(/\.$/)
  })

  it('a field that is wrong in itself has a single sentence', () => {
    const problem = failure('settings-incomplete', { problem: 'bucket-length', length: 2 })
    const words = describeOutcome('where', { status: 'failed', failure: problem, evidence }, translate)
    expect(words.message).toContain('2')
    expect(words).not.toMatchObject({ message: expect.stringContaining('fieldProblem') })
    expect(words.fix).toBe('')
  })

  it('every aside has a sentence', () => {
    for (const aside of Object.keys(asides)) {
      const step = aside in en.check.who.aside ? 'who' : 'may'
      const outcome = {
        status: 'passed',
        note: step === 'who' ? 'known' : 'proven',
        asides: [aside],
        facts,
        evidence,
      } as const
      expect(describeOutcome(step, outcome, translate).message).not.toMatch(/check\.|\{\{/)
    }
  })
})
