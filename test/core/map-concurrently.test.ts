import { expect, it } from 'vitest'
import { mapConcurrently } from '../../electron/core/map-concurrently'
import { settled } from '../support/settled'

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

it('rejects only once all that it began has ended, where one piece of work throws', async () => {
  let underWay = 0
  const work = async (isBroken: boolean): Promise<void> => {
    underWay += 1
    await settled()
    if (!isBroken) await new Promise((resolve) => setTimeout(resolve, 5))
    underWay -= 1
    if (isBroken) throw new Error('broken')
  }
  await expect(mapConcurrently([true, false, false], 2, work)).rejects.toThrow('broken')
  expect(underWay).toBe(0)
})
