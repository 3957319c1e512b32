import { expect, it } from 'vitest'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../electron/shared/failures/failure'
import { isFinished, type UploadStatus } from '../../../../electron/shared/uploads/upload'
import { FakeClock } from '../../../support/fake-clock'
import { keeperWithoutFiles } from '../../../support/keeper-without-files'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'

const ends: readonly UploadStatus[] = [
  { state: 'cancelled' },
  { state: 'failed', failure: failure('file-unreadable') },
]

it.each(ends)('an upload that was $state and is tried again is taken up by the next start', (status) => {
  const journal = new MemoryJournal()
  const list = new UploadList(journal)
  const clock = new FakeClock()
  let writes = 0
  keeperWithoutFiles({ list, journal, clock, history: new MemoryHistory() })
  const record = sampleRecord('a', { status })
  journal.record([record])
  list.add(record)
  list.apply('a', { type: 'wait' })
  list.apply('a', { type: 'prepare' })
  list.apply('a', { type: 'begin', totalBytes: 100 })
  clock.advance(50)
  expect(journal.load().map(({ upload }) => isFinished(upload))).toEqual([false])
  journal.update = () => {
    writes += 1
    throw new Error('progress was written')
  }
  list.apply('a', { type: 'progress', sentBytes: 50, bytesPerSecond: 1 })
  clock.advance(50)
  expect(writes).toBe(0)
})
