import { expect, it } from 'vitest'
import { eachOf } from '../../electron/core/each-of'

it('answers in the order of the items, with only so many under way at once', async () => {
  let underWay = 0
  let maxUnderWay = 0
  const work = async (milliseconds: number): Promise<number> => {
    underWay += 1
    maxUnderWay = Math.max(maxUnderWay, underWay)
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    underWay -= 1
    return milliseconds
  }
  expect(await eachOf([9, 1, 5, 2, 4], 2, work)).toEqual([9, 1, 5, 2, 4])
  expect(maxUnderWay).toBe(2)
})
