import { describe, expect, it } from 'vitest'
import { SuccessDetector, type QueueCounts } from '../../../electron/desktop/tray/success-detector'

const calm: QueueCounts = { left: 0, done: 0, failed: 0 }

/** Whether the detector reports success at the last of these counts. */
function isSuccess(...counts: readonly Partial<QueueCounts>[]): boolean {
  const detector = new SuccessDetector()
  return counts.map((count) => detector.detect({ ...calm, ...count })).at(-1) ?? false
}

describe('the tick for finished uploads', () => {
  it.each<[string, readonly Partial<QueueCounts>[], boolean]>([
    ['appears when the last upload is done', [{}, { left: 2 }, { left: 1, done: 1 }, { done: 2 }], true],
    ['appears for an upload that was too quick to be seen running', [{ done: 3 }, { done: 4 }], true],
    [
      'appears although links were cleared meanwhile',
      [{ done: 9 }, { left: 1, done: 9 }, { left: 1 }, { done: 1 }],
      true,
    ],
    ['waits for the remaining uploads', [{}, { left: 2 }, { left: 1, done: 1 }], false],
    ['does not appear if everything was cancelled', [{}, { left: 2 }, {}], false],
    [
      'does not appear for earlier uploads when all later ones were cancelled',
      [{}, { left: 1 }, { done: 1 }, { left: 2, done: 1 }, { done: 1 }],
      false,
    ],
    [
      'does not appear if the rest was cancelled',
      [{}, { left: 100 }, { left: 97, done: 3 }, { done: 3 }],
      false,
    ],
    [
      'appears although one of them was cancelled',
      [{}, { left: 3 }, { left: 2 }, { left: 1, done: 1 }, { done: 2 }],
      true,
    ],
    ['does not appear for links of an earlier run of Ollim', [{ left: 2, done: 5 }, { done: 5 }], false],
    ['does not appear if one has failed', [{}, { left: 2 }, { done: 1, failed: 1 }], false],
    ['appears only once', [{}, { left: 1 }, { done: 1 }, { done: 1 }], false],
  ])('%s', (_what, counts, isDue) => {
    expect(isSuccess(...counts)).toBe(isDue)
  })
})
