import { expect, it } from 'vitest'
import { createMemoryRecords } from '../../../electron/cli/work/memory-records'

it('the numbers of a command begin at one, and go on for each destination', () => {
  const { counters } = createMemoryRecords()
  expect([
    counters.take('a', 3),
    counters.take('a', 1),
    counters.take('b', 1),
    counters.take('a', 1),
  ]).toEqual([1, 4, 1, 5])
})
