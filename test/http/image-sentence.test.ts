import { describe, expect, it } from 'vitest'
import { createWords } from '../../electron/adapters/words/words'
import { imageSentence } from '../../electron/http/image-sentence'
import { failure, type Failure } from '../../electron/shared/failures/failure'

const { translate } = createWords('en')

describe('the sentence about an image that an editor sent', () => {
  it.each<{ name: string; reason: Failure; begins: string; means: string }>([
    {
      means: 'does not repeat a name that the message has',
      name: 'cat.png',
      reason: failure('file-changed', { name: 'cat.png' }),
      begins: 'cat.png has changed since it was added.',
    },
    {
      means: 'does not repeat the name of an address that the message has',
      name: 'cat.png',
      reason: failure('file-unreadable', { name: 'file:///%E0%A4%A/cat.png', reason: 'noPath' }),
      begins: 'file:///%E0%A4%A/cat.png is not',
    },
    {
      means: 'begins with a name that the message lacks',
      name: 'cat.png',
      reason: failure('offline', { host: 's3.example.com' }),
      begins: 'cat.png: ',
    },
    {
      means: 'begins with a name whose letters only happen to be in the message',
      name: 'a',
      reason: failure('offline', { host: 's3.example.com' }),
      begins: 'a: ',
    },
    {
      means: 'begins with the name where the message names something else',
      name: 'cat.png',
      reason: failure('file-changed', { name: 'copy.png' }),
      begins: 'cat.png: copy.png',
    },
  ])('$means', ({ name, reason, begins }) => {
    expect(imageSentence(name, reason, translate).startsWith(begins)).toBe(true)
  })

  it('has no name where there is none', () => {
    expect(imageSentence('', failure('file-changed', { name: 'cat.png' }), translate)).toMatch(
      /^cat\.png has changed/,
    )
  })
})
