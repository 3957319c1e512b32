import { describe, expect, it } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'
import { failure } from '../../../electron/shared/failures/failure'
import type { QueuePhase } from '../../../electron/shared/uploads/queue-phase'
import { noTotals, type Totals } from '../../../electron/shared/uploads/totals'
import { createFormat } from '../../../renderer/i18n/format'
import { detailOf, titleOf } from '../../../renderer/popover/progress-words'

const { translate } = createWords('en')
const format = createFormat('en', translate)

const idle: QueuePhase = { kind: 'idle' }
const uploading: QueuePhase = { kind: 'uploading' }
const busy = {
  ...{ count: 12, done: 8, unfinished: 4 },
  ...{ sentBytes: 4_000_000, totalBytes: 18_000_000, bytesPerSecond: 2_000_000 },
}

describe('the popover says', () => {
  it.each<[string, Partial<Totals>, QueuePhase, string, string, string?]>([
    ['how far uploads are', busy, uploading, '8 of 12 done', '2.0 MB/s · 7 s left'],
    [
      'that some failed instead of how fast it goes, since there is no room for both',
      { ...busy, failed: 1 },
      uploading,
      '8 of 12 done',
      '7 s left',
      '1 failed',
    ],
    [
      'how much there is before a speed is known',
      { ...busy, bytesPerSecond: 0 },
      uploading,
      '8 of 12 done',
      '4.0 of 18.0 MB',
    ],
    [
      'that they are finishing once all is sent',
      { ...busy, sentBytes: 18_000_000 },
      uploading,
      '8 of 12 done',
      'finishing',
    ],
    ['that they are paused', busy, { kind: 'paused' }, 'Paused, 8 of 12 done', '4.0 of 18.0 MB'],
    [
      'that there is no connection, and to what',
      busy,
      { kind: 'offline', failure: failure('offline', { host: 's3.example.com' }) },
      'No connection, 8 of 12 done',
      's3.example.com cannot be reached.',
    ],
    [
      'what stops them',
      { ...busy, failed: 1 },
      { kind: 'problem', failure: failure('credentials-expired') },
      'Paused, 8 of 12 done',
      'These temporary keys have expired.',
    ],
    ['that uploads are paused before any begins', {}, { kind: 'paused' }, 'Uploads are paused', 'Ollim'],
    ['what is ready', { count: 3, done: 3 }, idle, '3 links ready', 'Ollim'],
    [
      'what is ready and what is not',
      { count: 3, done: 2, failed: 1 },
      idle,
      '2 links ready',
      '',
      '1 failed',
    ],
    ['that all failed', { count: 2, failed: 2 }, idle, '2 failed', 'Ollim'],
    ['that there is nothing', {}, idle, 'Nothing is being uploaded', 'Ollim'],
  ])('%s', (_what, change, phase, title, detail, failures = '') => {
    const state = { phase, totals: { ...noTotals, ...change } }
    expect(titleOf(state, translate)).toBe(title)
    expect(detailOf(state, format, translate)).toEqual({ detail, failures })
  })
})
