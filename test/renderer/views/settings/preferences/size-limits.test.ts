import { expect, it } from 'vitest'
import { nameOf, sizeLimits } from '../../../../../renderer/views/settings/preferences/size-limits'

const namesFor = (longestSide: number, maxWidth: number) => sizeLimits({ longestSide, maxWidth }).map(nameOf)

it('begins with no limit, and offers each step for the longer side and for the width', () => {
  const [first, ...others] = namesFor(0, 0)
  expect(first).toBe('0/0')
  expect(others).toHaveLength(10)
  expect(others).toEqual(expect.arrayContaining(['1600/0', '0/1600']))
})

it.each([
  [1600, 0],
  [0, 1600],
])('offers %i and %i once', (longestSide, maxWidth) => {
  expect(namesFor(longestSide, maxWidth)).toEqual(namesFor(0, 0))
})

it.each([
  [1000, 0, '0/0', '1280/0'],
  [0, 1700, '0/1600', '0/1920'],
])('adds %i and %i, which is not a step, in its place', (longestSide, maxWidth, before, after) => {
  const names = namesFor(longestSide, maxWidth)
  const own = names.indexOf(`${longestSide}/${maxWidth}`)
  expect(names.slice(own - 1, own + 2)).toEqual([before, `${longestSide}/${maxWidth}`, after])
})
