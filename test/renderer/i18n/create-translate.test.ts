import { expect, it, vi } from 'vitest'
import { createTranslate } from '../../../renderer/i18n/create-translate'

it('looks up words without facts once, and words with facts every time', () => {
  const lookUp = vi.fn((key: string, facts: object) => `${key} ${JSON.stringify(facts)}`)
  const translate = createTranslate(lookUp)
  expect([translate('cancel'), translate('cancel')]).toEqual(['cancel {}', 'cancel {}'])
  expect([translate('left', { count: 1 }), translate('left', { count: 2 }), translate('left')]).toEqual([
    'left {"count":1}',
    'left {"count":2}',
    'left {}',
  ])
  expect(lookUp).toHaveBeenCalledTimes(4)
})
