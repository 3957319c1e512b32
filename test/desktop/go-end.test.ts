import { describe, expect, it } from 'vitest'
import { GoEnd, type GoCounts } from '../../electron/desktop/go-end'

const calm: GoCounts = { left: 0, done: 0, failed: 0 }

/** Whether the last of these, one after the other, is the end of a go that came through. */
function endsWell(...counts: readonly Partial<GoCounts>[]): boolean {
  const end = new GoEnd()
  return counts.map((count) => end.isReachedWith({ ...calm, ...count })).at(-1) ?? false
}

describe('the tick for what has come through', () => {
  it.each<[string, readonly Partial<GoCounts>[], boolean]>([
    ['comes when the last upload is done', [{}, { left: 2 }, { left: 1, done: 1 }, { done: 2 }], true],
    ['comes for an upload too quick to be seen on its way', [{ done: 3 }, { done: 4 }], true],
    [
      'comes although links were cleared meanwhile',
      [{ done: 9 }, { left: 1, done: 9 }, { left: 1 }, { done: 1 }],
      true,
    ],
    ['waits for what is left', [{}, { left: 2 }, { left: 1, done: 1 }], false],
    ['is not due where all was cancelled', [{}, { left: 2 }, {}], false],
    [
      'is not due for what was done before all was cancelled',
      [{}, { left: 1 }, { done: 1 }, { left: 2, done: 1 }, { done: 1 }],
      false,
    ],
    [
      'is not due where the rest was cancelled',
      [{}, { left: 100 }, { left: 97, done: 3 }, { done: 3 }],
      false,
    ],
    [
      'comes although one of them was cancelled',
      [{}, { left: 3 }, { left: 2 }, { left: 1, done: 1 }, { done: 2 }],
      true,
    ],
    ['is not due for links that an earlier run of Ollim left', [{ left: 2, done: 5 }, { done: 5 }], false],
    ['is not due beside a failure', [{}, { left: 2 }, { done: 1, failed: 1 }], false],
    ['comes once', [{}, { left: 1 }, { done: 1 }, { done: 1 }], false],
  ])('%s', (_what, counts, isDue) => {
    expect(endsWell(...counts)).toBe(isDue)
  })
})
