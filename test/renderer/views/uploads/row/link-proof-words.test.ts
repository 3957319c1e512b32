import { describe, expect, it } from 'vitest'
import { createWords } from '../../../../../electron/adapters/words/words'
import { noEvidence } from '../../../../../electron/shared/destinations/check'
import { describeProof } from '../../../../../renderer/views/uploads/row/link-proof-words'

describe('what is said of a link that opens', () => {
  it.each([
    ['opened', 'image/png', 'public, image/png, 84 ms'],
    [
      'openedAsOther',
      'text/plain',
      'The link opens, but as text/plain and not as an image: some pages will not show it. text/plain, 84 ms',
    ],
    [
      'openedWithoutType',
      '',
      'The link opens, but its server does not say that it is an image: some pages will not show it. 84 ms',
    ],
  ])('%s', (note, contentType, words) => {
    const outcome = { status: 'passed', note, facts: { contentType }, evidence: noEvidence } as const
    const { translate } = createWords('en')
    expect(describeProof({ outcome, contentType, milliseconds: 84 }, translate)).toEqual({
      message: words,
      fix: '',
    })
  })
})
