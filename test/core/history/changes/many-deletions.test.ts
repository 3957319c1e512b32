import { expect, it, vi } from 'vitest'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { Deletions } from '../../../../electron/core/history/changes/deletions'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { Slices } from '../../../../electron/core/slices'
import { noDeletion } from '../../../../electron/shared/history/deletion'
import { success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

it('the deletion of thousands of entries writes a few at a time, so that everything else goes on', async () => {
  const clock = new FakeClock()
  const bucket = new MemoryBucket()
  const history = new MemoryHistory()
  const ids = Array.from({ length: 1_000 }, (_, index) => `entry ${index}`)
  const entries = ids.map((id) => sampleEntry(id, { key: 'a.png', etag: 'etag-a.png' }))
  history.add(entries.map((entry) => ({ entry, source: sampleSource() })))
  bucket.objects.set('a.png', { uploadId: 'entry 0', sizeBytes: 1 })
  const written: number[] = []
  const noteChanges = history.noteChanges.bind(history)
  history.noteChanges = (changes) => (written.push(changes.length), noteChanges(changes))
  const deletions = new Deletions({
    clock,
    history,
    changes: new EntryChanges({ history }),
    slices: new Slices(clock),
    open: openerFor(() => success({ fields: { ...sampleFields, bucket: 'bucket' }, store: bucket })),
    isPending: () => false,
    forget: (some) => (written.push(some.length), history.forget(some)),
    post: () => undefined,
    onChange: () => undefined,
    onHistoryChange: () => undefined,
  })

  const deleted = deletions.deleteNow(ids)
  await vi.waitFor(() => {
    clock.advance(0)
    expect(deletions.state).toEqual(noDeletion)
  })

  expect((await deleted).size).toBe(1_000)
  expect([bucket.objects.size, history.entries, history.unfinishedChanges()]).toEqual([0, [], []])
  expect([Math.max(...written), written.length]).toEqual([250, 8])
})
