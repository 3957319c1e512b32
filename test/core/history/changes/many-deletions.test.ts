import { beforeEach, expect, it, vi } from 'vitest'
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

const ids = Array.from({ length: 1_000 }, (_, index) => `entry ${index}`)

let clock: FakeClock
let bucket: MemoryBucket
let history: MemoryHistory
let deletions: Deletions
/** How many entries each step was about. */
let steps: number[]

beforeEach(() => {
  clock = new FakeClock()
  bucket = new MemoryBucket()
  history = new MemoryHistory()
  steps = []
  const entries = ids.map((id) => sampleEntry(id, { key: 'a.png', etag: 'etag-a.png' }))
  history.add(entries.map((entry) => ({ entry, source: sampleSource() })))
  bucket.objects.set('a.png', { uploadId: 'entry 0', sizeBytes: 1 })
  deletions = new Deletions({
    clock,
    history,
    changes: new EntryChanges({ history }),
    slices: new Slices(clock),
    open: openerFor(() => success({ fields: { ...sampleFields, bucket: 'bucket' }, store: bucket })),
    isPending: () => false,
    forget: (some) => (steps.push(some.length), history.forget(some)),
    post: () => undefined,
    onChange: () => undefined,
    onHistoryChange: () => undefined,
  })
})

it('a deletion of thousands of entries is asked for a few at a time, so that everything else goes on', () => {
  const find = history.find.bind(history)
  history.find = (some) => (steps.push(some.length), find(some))
  deletions.ask(ids)
  expect(steps).toEqual([250])
  clock.advance(0)
  expect(steps).toEqual([250, 250, 250, 250])
  expect(deletions.state.waiting).toEqual({ ids, startsAt: clock.now() + 10_000 })
})

it('the deletion of thousands of entries writes a few at a time, so that everything else goes on', async () => {
  const noteChanges = history.noteChanges.bind(history)
  history.noteChanges = (changes) => (steps.push(changes.length), noteChanges(changes))

  const deleted = deletions.deleteNow(ids)
  await vi.waitFor(() => {
    clock.advance(0)
    expect(deletions.state).toEqual(noDeletion)
  })

  expect((await deleted).size).toBe(1_000)
  expect([bucket.objects.size, history.entries, history.unfinishedChanges()]).toEqual([0, [], []])
  expect([Math.max(...steps), steps.length]).toEqual([250, 8])
})
