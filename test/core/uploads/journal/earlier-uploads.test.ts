import { beforeEach, expect, it } from 'vitest'
import type { JournalRecord } from '../../../../electron/core/ports/journal'
import { EarlierUploads } from '../../../../electron/core/uploads/journal/earlier-uploads'
import { KeyRegistry, type KeyUse } from '../../../../electron/core/uploads/attempt/key/key-registry'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import type { UploadStatus } from '../../../../electron/shared/uploads/upload'
import { MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'

const use: KeyUse = { destinationId: 'blog', batchId: 'monday', bucket: ' photos' }

const maxKeys = 1_000

let released: string[]
beforeEach(() => {
  released = []
})

function takenUp(journal: MemoryJournal): KeyRegistry {
  const list = new UploadList(journal)
  const keys = new KeyRegistry(() => list.briefs, maxKeys)
  const spool = {
    owns: (path: string) => path.startsWith('/spool/'),
    release: async (path: string) => void released.push(path),
  }
  new EarlierUploads({ journal, list, keys, spool }).restore(true)
  return keys
}

function named(id: string, batchId: string, wantedKey: string): JournalRecord {
  const sentTo = { endpoint: '', bucket: 'photos' }
  return sampleRecord(id, { batchId, plan: { sentTo, wantedKey, suffix: 1 } })
}

it.each(['bucket', 'batch'] as const)(
  'a start gives out no key that an earlier one gave out in the same %s',
  (among) => {
    const journal = new MemoryJournal()
    journal.record([named('photo', 'monday', 'photo.png')])
    const keys = takenUp(journal)
    expect(keys.next(use, among, 'photo.png')).toBe(2)
  },
)

it('a start knows the keys of each batch, however many batches and keys there were', () => {
  const batches = Array.from({ length: 100 }, (_, index) => `batch ${index}`)
  const journal = new MemoryJournal()
  journal.record(batches.map((batchId) => named(batchId, batchId, 'photo.png')))
  journal.record(Array.from({ length: maxKeys }, (_, index) => named(`${index}`, 'large', `${index}.png`)))
  const keys = takenUp(journal)
  const next = batches.map((batchId) => keys.next({ ...use, batchId }, 'batch', 'photo.png'))
  expect(new Set(next)).toEqual(new Set([2]))
})

it('a start deletes the spooled files of uploads that it no longer lists, and no others', () => {
  const from = (path: string, id: string, batchId: string, status: UploadStatus): JournalRecord => {
    const record = sampleRecord(id, { batchId, status })
    return { ...record, source: { ...record.source, path } }
  }
  const journal = new MemoryJournal()
  journal.record([
    from('/spool/pasted.png', 'pasted', 'monday', { state: 'cancelled' }),
    from('/home/photo.png', 'photo', 'monday', { state: 'cancelled' }),
    from('/spool/waiting.png', 'waiting', 'tuesday', { state: 'waiting' }),
    from('/spool/cancelled.png', 'cancelled', 'tuesday', { state: 'cancelled' }),
  ])
  takenUp(journal)
  expect(released).toEqual(['/spool/pasted.png'])
})
