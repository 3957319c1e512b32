import { expect, it } from 'vitest'
import { shellWord } from '../../../build/support/run.mjs'

it.each([
  ['--publish', '--publish'],
  [String.raw`C:\ollim\node_modules\electron\dist`, String.raw`C:\ollim\node_modules\electron\dist`],
  [String.raw`C:\Users\Kim Minsu\electron\dist`, String.raw`"C:\Users\Kim Minsu\electron\dist"`],
  ['test/**/(a|b)&c.ts', '"test/**/(a|b)&c.ts"'],
])('the Windows shell takes %s as one word', (word, typed) => {
  expect(shellWord(word)).toBe(typed)
})
