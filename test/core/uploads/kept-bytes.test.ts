import { expect, it } from 'vitest'
import type { JournalRecord } from '../../../electron/core/ports'
import { KeyRegistry } from '../../../electron/core/uploads/attempt/key-registry'
import { EarlierUploads } from '../../../electron/core/uploads/journal/earlier-uploads'
import { UploadList } from '../../../electron/core/uploads/upload-list'
import { MemoryJournal } from '../../support/memory-ports'
import { sampleRecord } from '../../support/sample-records'

/** Of 1000 bytes, the second part and the last one, which is shorter, are stored. */
function partlyStored(): JournalRecord {
  const record = sampleRecord('a', { sizeBytes: 1000 })
  const multipart = { multipartId: 'm', partBytes: 400, etags: ['', 'b', 'c'] }
  return { ...record, plan: { ...record.plan, multipart } }
}

it('what is stored of a large file counts in the totals as sent while it is paused', () => {
  const list = new UploadList(new MemoryJournal())
  list.add(partlyStored())
  list.apply('a', { type: 'prepare' })
  list.apply('a', { type: 'begin', totalBytes: 1000 })
  list.apply('a', { type: 'progress', sentBytes: 700, bytesPerSecond: 0 })
  expect(list.totals.sentBytes).toBe(700)
  list.apply('a', { type: 'pause', reason: 'person' })
  expect(list.totals).toMatchObject({ sentBytes: 600, totalBytes: 1000 })
  list.redirect('a', 'elsewhere')
  expect(list.totals.sentBytes).toBe(0)
})

it('what is stored of a large file counts in the totals as sent after a restart', () => {
  const journal = new MemoryJournal()
  journal.record([partlyStored()])
  const list = new UploadList(journal)
  new EarlierUploads({ journal, list, keys: new KeyRegistry(() => list.briefs) }).restore(true)
  list.apply('a', { type: 'pause', reason: 'offline' })
  expect(list.totals).toMatchObject({ unfinished: 1, sentBytes: 600, totalBytes: 1000 })
})
