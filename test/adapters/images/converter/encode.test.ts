import { expect, it } from 'vitest'
import { canEncode } from '../../../../electron/adapters/images/converter/encode'

it('the largest photos are not given to encoders that would need gigabytes for them', () => {
  const usual = 24_000_000
  const largest = 108_000_000
  const types = ['image/jpeg', 'image/png', 'image/tiff', 'image/webp', 'image/avif']
  expect(types.map((type) => canEncode(type, usual))).toEqual([true, true, true, true, true])
  expect(types.map((type) => canEncode(type, largest))).toEqual([true, true, true, false, false])
})
