import { expect, it } from 'vitest'
import { sentFraction } from '../../../electron/shared/uploads/sent-fraction'

it.each([
  [25, 100, 0.25],
  [100, 100, 1],
  // Before anything has a size.
  [0, 0, 0],
])('of %i bytes out of %i is %d', (sentBytes, totalBytes, fraction) => {
  expect(sentFraction({ sentBytes, totalBytes })).toBe(fraction)
})
