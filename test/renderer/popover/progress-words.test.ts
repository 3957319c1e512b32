import { describe, expect, it } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'
import { noTotals, type Totals } from '../../../electron/shared/totals'
import { createFormat } from '../../../renderer/i18n/format'
import { detailOf, titleOf } from '../../../renderer/popover/progress-words'

const { translate } = createWords('en')
const format = createFormat('en', translate)

const busy = {
  ...{ count: 12, done: 8, unfinished: 4 },
  ...{ sentBytes: 4_000_000, totalBytes: 18_000_000, bytesPerSecond: 2_000_000 },
}

describe('the popover says', () => {
  it.each<[string, Partial<Totals>, boolean, string, string]>([
    ['how far uploads are', busy, false, '8 of 12 done', '2.0 MB/s · 7 s left'],
    [
      'that some failed, too',
      { ...busy, failed: 1 },
      false,
      '8 of 12 done',
      '2.0 MB/s · 7 s left · 1 failed',
    ],
    [
      'how much there is before a speed is known',
      { ...busy, bytesPerSecond: 0 },
      false,
      '8 of 12 done',
      '4.0 of 18.0 MB',
    ],
    ['that they are paused', busy, true, 'Paused, 8 of 12 done', '4.0 of 18.0 MB'],
    ['that they would be', {}, true, 'Uploads are paused', 'Ollim'],
    ['what is ready', { count: 3, done: 3 }, false, '3 links ready', 'Ollim'],
    ['what is ready and what is not', { count: 3, done: 2, failed: 1 }, false, '2 links ready', '1 failed'],
    ['that all failed', { count: 2, failed: 2 }, false, '2 failed', 'Ollim'],
    ['that there is nothing', {}, false, 'Nothing is being uploaded', 'Ollim'],
  ])('%s', (_what, change, paused, title, detail) => {
    const state = { paused, totals: { ...noTotals, ...change } }
    expect([titleOf(state, translate), detailOf(state, format, translate)]).toEqual([title, detail])
  })
})
