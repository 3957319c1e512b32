import { expect, it } from 'vitest'
import { mapConcurrently } from '../../electron/core/map-concurrently'

it('answers in the order of the items, with only so many running at once', async () => {
  let underWay = 0
  let maxUnderWay = 0
  const work = async (milliseconds: number): Promise<number> => {
    underWay += 1
    maxUnderWay = Math.max(maxUnderWay, underWay)
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    underWay -= 1
    return milliseconds
  }
  expect(await mapConcurrently([9, 1, 5, 2, 4], 2, work)).toEqual([9, 1, 5, 2, 4])
  expect(maxUnderWay).toBe(2)
})
