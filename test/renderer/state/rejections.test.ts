import { describe, expect, it } from 'vitest'
import { failureFrom } from '../../../renderer/state/rejections'

describe('failureFrom', () => {
  it.each([
    [
      'a failure',
      { kind: 'disk-full', facts: {}, retryable: false, detail: 'ENOSPC' },
      'disk-full',
      'ENOSPC',
    ],
    ['an error', new Error('broken'), 'unexpected', 'broken'],
    ['a kind that does not exist', { kind: 'tired', detail: 'no' }, 'unexpected', 'no'],
    ['text', 'no', 'unexpected', 'no'],
    ['nothing', undefined, 'unexpected', 'undefined'],
  ])('from %s', (_, reason, kind, detail) => {
    expect(failureFrom(reason)).toMatchObject({ kind, detail })
  })
})
