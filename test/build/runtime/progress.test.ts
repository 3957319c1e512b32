import { describe, expect, it } from 'vitest'
import { progressTeller } from '../../../build/runtime/progress.mjs'

function tellAll(totalBytes: number, megabytes: readonly number[]): readonly string[] {
  const said: string[] = []
  const tell = progressTeller('it', totalBytes, (line) => said.push(line))
  for (const count of megabytes) tell(count * 1_000_000)
  return said
}

describe('the progress of a download', () => {
  it.each([
    ['once for each tenth', 100_000_000, [5, 11, 12, 19, 20, 21], ['11 of 100', '20 of 100']],
    ['once for a leap over several tenths', 100_000_000, [55, 59, 60], ['55 of 100', '60 of 100']],
    ['every 20 MB if the size is unknown', 0, [10, 19, 25, 39, 41], ['25', '41']],
  ])('is printed %s', (_what, totalBytes, megabytes, expected) => {
    expect(tellAll(totalBytes, megabytes)).toEqual(expected.map((share) => `Fetching it: ${share} MB`))
  })
})
