import { expect, it } from 'vitest'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { Mover } from '../../../../electron/core/history/changes/mover'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { belongsToOther } from '../../../../electron/core/history/changes/other-owner'
import { success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

const own = sampleEntry('a', { key: 'a.png', etag: 'etag-a.png' })

it.each([
  ['the entry itself', 'a', 'a.png', false],
  ['another entry of the same key', 'b', 'a.png', true],
  ['an entry that is elsewhere, of which it is a copy', 'b', 'b.png', false],
  ['an upload that the history has not got yet', 'pending', '', true],
  ['nobody', '', 'a.png', false],
])('it is known whether an object of %s belongs to another entry', (_who, uploadId, key, isOther) => {
  const history = new MemoryHistory()
  for (const entry of [own, sampleEntry('b', { key })]) history.add([{ entry, source: sampleSource() }])
  const isPending = (id: string) => id === 'pending'
  expect(belongsToOther({ history, isPending }, [own], { uploadId })).toBe(isOther)
})

it('an entry whose object is gone moves no other one away that has the same key and the same bytes', async () => {
  const history = new MemoryHistory()
  const bucket = new MemoryBucket()
  const fields = { ...sampleFields, bucket: 'bucket' }
  const mover = new Mover({
    clock: new FakeClock(),
    history,
    changes: new EntryChanges({ history }),
    isPending: () => false,
    open: openerFor(() => success({ fields, store: bucket })),
    reserveKey: () => () => undefined,
    removeUploads: () => undefined,
    post: () => undefined,
    onHistoryChange: () => undefined,
  })
  for (const entry of [own, { ...own, id: 'later' }]) history.add([{ entry, source: sampleSource() }])
  bucket.objects.set('a.png', { uploadId: 'later', sizeBytes: own.sizeBytes })
  const refusal = { kind: 'unexpected', facts: { reason: 'objectChanged' } }
  expect(await mover.move('a', 'new.png')).toMatchObject({ ok: false, problem: refusal })
  expect([...bucket.objects.keys()]).toEqual(['a.png'])
  expect(await mover.move('later', 'new.png')).toEqual({ ok: true, value: true })
})
