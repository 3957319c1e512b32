import { beforeEach, describe, expect, it } from 'vitest'
import { bucketOf } from '../../../../electron/core/bucket-location'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { Mover } from '../../../../electron/core/history/changes/mover'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { KeyRegistry } from '../../../../electron/core/uploads/attempt/key/key-registry'
import { reserveKey } from '../../../../electron/core/uploads/attempt/key/reserve-key'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure, type FailureKind } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

describe('the key that an object should have been moved to', () => {
  const fields = { ...sampleFields, bucket: 'bucket', publicUrlBase: 'https://img.example' }
  const use = { destinationId: 'blog', batchId: 'monday', bucket: bucketOf(fields) }
  let bucket: MemoryBucket
  let keys: KeyRegistry
  let mover: Mover
  let history: MemoryHistory

  beforeEach(() => {
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    const list = new UploadList(new MemoryJournal())
    keys = new KeyRegistry(() => list.briefs)
    mover = new Mover({
      clock: new FakeClock(),
      history,
      changes: new EntryChanges({ history }),
      isPending: () => false,
      open: openerFor(() => success({ fields, store: bucket })),
      reserveKey: (location, key) => reserveKey({ keys, list }, location, key),
      removeUploads: () => undefined,
      post: () => undefined,
      onHistoryChange: () => undefined,
    })
    history.add([{ entry: sampleEntry('a', { key: 'a.png', etag: 'etag-a.png' }), source: sampleSource() }])
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1234 })
  })

  async function expectRefused(kind: FailureKind): Promise<void> {
    expect(await mover.move('a', 'b.png')).toMatchObject({ ok: false, problem: { kind } })
  }

  const refuse = (kind: FailureKind) => async () => problem(failure(kind))

  it('is free for uploads again if the server refused the copy', async () => {
    bucket.copy = refuse('access-denied')
    await expectRefused('access-denied')
    expect(keys.next(use, 'bucket', 'b.png')).toBe(1)
  })

  it('is free for uploads again if the object is missing', async () => {
    bucket.objects.delete('a.png')
    await expectRefused('unexpected')
    expect(keys.next(use, 'bucket', 'b.png')).toBe(1)
  })

  it('stays reserved while the server may still be copying to it', async () => {
    bucket.copy = refuse('timeout')
    await expectRefused('timeout')
    expect(keys.next(use, 'bucket', 'b.png')).toBe(2)
  })

  it('stays that of the upload to which it was given before', async () => {
    keys.next(use, 'bucket', 'b.png')
    bucket.copy = refuse('access-denied')
    await expectRefused('access-denied')
    expect(keys.next(use, 'bucket', 'b.png')).toBe(2)
  })

  it('is given to one upload only, although another one came before it was free', async () => {
    bucket.copy = async () => {
      expect(keys.next(use, 'bucket', 'b.png')).toBe(2)
      return problem(failure('access-denied'))
    }
    await expectRefused('access-denied')
    expect([1, 2].map(() => keys.next(use, 'bucket', 'b.png'))).toEqual([1, 3])
  })
  it('is not that of another move as well, whose copy would take the place of the first', async () => {
    history.add([{ entry: sampleEntry('c', { key: 'c.png', etag: 'etag-c.png' }), source: sampleSource() }])
    bucket.objects.set('c.png', { uploadId: 'c', sizeBytes: 1234 })
    const moves = await Promise.all(['a', 'c'].map((id) => mover.move(id, 'b.png')))
    expect(moves).toMatchObject([{ ok: true }, { ok: false, problem: { kind: 'key-exists' } }])
    expect([...bucket.objects.keys()].sort()).toEqual(['b.png', 'c.png'])
  })
})
