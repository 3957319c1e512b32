import { describe, expect, it } from 'vitest'
import { insertAt } from '../../../../../renderer/views/settings/fields/insert-at'

describe('inserting a variable', () => {
  it.each([
    ['at the caret', 2, 2, 'ab{x}cd', 5],
    ['in place of the selection', 1, 3, 'a{x}d', 4],
    ['at the end if there is no caret', null, null, 'abcd{x}', 7],
  ])('%s', (_, start, end, text, caret) => {
    expect(insertAt('abcd', '{x}', start, end)).toEqual({ text, caret })
  })
})
