import { expect, it } from 'vitest'
import { speedLimits } from '../../../../../renderer/views/settings/preferences/speed-limits'

it.each([
  ['no limit', 0],
  ['a step', 1_000_000],
])('offers each limit once while %s is chosen, no limit first', (_what, present) => {
  const offered = speedLimits(present)
  expect(offered[0]).toBe(0)
  expect(new Set(offered).size).toBe(offered.length)
  expect(offered).toContain(present)
})

it('adds a limit that was set elsewhere in its place', () => {
  const offered = speedLimits(1_234_567)
  expect(offered.slice(offered.indexOf(1_000_000), offered.indexOf(2_000_000) + 1)).toEqual([
    1_000_000, 1_234_567, 2_000_000,
  ])
})
