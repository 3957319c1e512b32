import { describe, expect, it } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'
import { createFormat } from '../../../renderer/i18n/format'
import { paceWords, type SendProgress } from '../../../renderer/i18n/pace-words'

const { translate } = createWords('en')
const format = createFormat('en', translate)

describe('the words about the pace of an upload say', () => {
  it.each<[string, SendProgress, string, string]>([
    [
      'how fast it goes and how long that takes',
      { sentBytes: 4_000_000, totalBytes: 18_000_000, bytesPerSecond: 2_000_000 },
      '2.0 MB/s',
      '7 s left',
    ],
    [
      'nothing before a speed is known',
      { sentBytes: 4_000_000, totalBytes: 18_000_000, bytesPerSecond: 0 },
      '',
      '',
    ],
    [
      'that it is finishing once all is sent, and no time that nobody knows',
      { sentBytes: 18_000_000, totalBytes: 18_000_000, bytesPerSecond: 2_000_000 },
      'finishing',
      '',
    ],
    ['nothing without bytes', { sentBytes: 0, totalBytes: 0, bytesPerSecond: 0 }, '', ''],
  ])('%s', (_what, pace, speed, left) => {
    expect(paceWords(pace, format, translate)).toEqual({ speed, left })
  })
})
