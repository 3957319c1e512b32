import { expect, it } from 'vitest'
import { inLanes } from '../../../build/support/in-lanes.mjs'

it('runs so many tasks at a time, in order, and starts the next one when a lane is free', async () => {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const task = (name: string) => () => {
    begun.push(name)
    return new Promise<void>((resolve) => ends.set(name, resolve))
  }
  const all = inLanes(2, [task('a'), task('b'), task('c')])
  expect(begun).toEqual(['a', 'b'])
  ends.get('b')?.()
  await expect.poll(() => begun).toEqual(['a', 'b', 'c'])
  for (const end of ends.values()) end()
  await all
})
