import { expect, it } from 'vitest'
import { EarlierUploads } from '../../../electron/core/uploads/earlier-uploads'
import { KeyBook } from '../../../electron/core/uploads/key-book'
import { UploadList } from '../../../electron/core/uploads/upload-list'
import { MemoryJournal } from '../../support/memory-ports'
import { sampleRecord } from '../../support/sample-records'

it.each(['destination', 'batch'] as const)(
  'a start gives no key that an earlier one gave in the same %s',
  (among) => {
    const journal = new MemoryJournal()
    const record = sampleRecord('photo', { batchId: 'monday' })
    journal.record([{ ...record, plan: { ...record.plan, wantedKey: 'photo.png', suffix: 1 } }])
    const keys = new KeyBook()
    new EarlierUploads({ journal, list: new UploadList(journal), keys }).takeUp()
    expect(keys.next({ destinationId: 'blog', batchId: 'monday' }, among, 'photo.png')).toBe(2)
  },
)
