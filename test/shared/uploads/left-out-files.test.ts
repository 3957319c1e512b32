import { expect, it } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'
import { describeLeftOut } from '../../../electron/shared/uploads/left-out-files'

it.each([
  [{ count: 1, names: ['a.pdf'] }, '1 file that Ollim does not take was left out.', 'a.pdf'],
  [
    { count: 2, names: ['a.pdf', 'b.zip'] },
    '2 files that Ollim does not take were left out.',
    'a.pdf, b.zip',
  ],
  [
    { count: 9, names: ['a', 'b', 'c'] },
    '9 files that Ollim does not take were left out.',
    'a, b, c and 6 more',
  ],
])('the files left out of folders are counted, and the first are named: %j', (leftOut, message, fix) => {
  expect(describeLeftOut(leftOut, createWords('en').translate)).toEqual({ message, fix })
})
