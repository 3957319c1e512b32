import { expect, it } from 'vitest'
import { nameOf, sizeLimits } from '../../../../../renderer/views/settings/preferences/size-limits'

const namesFor = (longestSide: number, mostWidth: number) =>
  sizeLimits({ longestSide, mostWidth }).map(nameOf)

it('begins with no limit, and offers each step for the longer side and for the width', () => {
  const [first, ...others] = namesFor(0, 0)
  expect(first).toBe('0/0')
  expect(others).toHaveLength(10)
  expect(others).toEqual(expect.arrayContaining(['1600/0', '0/1600']))
})

it.each([
  [1600, 0],
  [0, 1600],
])('offers %i and %i once', (longestSide, mostWidth) => {
  expect(namesFor(longestSide, mostWidth)).toEqual(namesFor(0, 0))
})

it.each([
  [1000, 0, '0/0', '1280/0'],
  [0, 1700, '0/1600', '0/1920'],
])('adds %i and %i, which is not a step, in its place', (longestSide, mostWidth, before, after) => {
  const names = namesFor(longestSide, mostWidth)
  const own = names.indexOf(`${longestSide}/${mostWidth}`)
  expect(names.slice(own - 1, own + 2)).toEqual([before, `${longestSide}/${mostWidth}`, after])
})
