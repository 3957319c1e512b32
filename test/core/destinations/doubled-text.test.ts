import { expect, it } from 'vitest'
import { isDoubled } from '../../../electron/core/destinations/doubled-text'

it.each([
  ['AKIAIOSFODNN7EXAMPLE'.repeat(2), true],
  ['AKIAIOSFODNN7EXAMPLE', false],
  ['AKIAIOSFODNN7EXAMPLEx', false],
  ['minio'.repeat(2), false],
  ['1'.repeat(40), false],
  ['', false],
])('%s was pasted twice: %s', (text, expected) => {
  expect(isDoubled(text)).toBe(expected)
})
