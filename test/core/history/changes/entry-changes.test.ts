import { beforeEach, describe, expect, it } from 'vitest'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { Deletions, type DeletionsNeeds } from '../../../../electron/core/history/changes/deletions'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { Mover, type MoverNeeds } from '../../../../electron/core/history/changes/mover'
import { isMove } from '../../../../electron/core/history/changes/object-move'
import type { Removal } from '../../../../electron/core/ports/object-store'
import { UndoBatch } from '../../../../electron/core/uploads/batches/undo-batch'
import { removeUploads } from '../../../../electron/core/uploads/remove-uploads'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { Slices } from '../../../../electron/core/slices'
import { failure } from '../../../../electron/shared/failures/failure'
import { success } from '../../../../electron/shared/result'
import type { UploadStatus } from '../../../../electron/shared/uploads/upload'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { sampleRecord } from '../../../support/sample-records'

const fields = { ...sampleFields, bucket: 'bucket', publicUrlBase: 'https://img.example' }

describe("changes of an entry's object", () => {
  let history: MemoryHistory
  let bucket: MemoryBucket
  let list: UploadList
  let shared: Omit<MoverNeeds & DeletionsNeeds, 'onChange'>
  let mover: Mover
  let deletions: Deletions

  beforeEach(() => {
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    list = new UploadList(new MemoryJournal())
    shared = {
      clock: new FakeClock(),
      history,
      changes: new EntryChanges({ history }),
      slices: new Slices(new FakeClock()),
      isPending: () => false,
      open: openerFor(() => success({ fields, store: bucket })),
      reserveKey: () => () => undefined,
      removeUploads: (ids) => removeUploads(list, ids),
      forget: (ids) => history.forget(ids),
      post: () => undefined,
      onHistoryChange: () => undefined,
    }
    mover = new Mover(shared)
    deletions = new Deletions({
      ...shared,
      onChange: () => undefined,
    })
    history.add([{ entry: sampleEntry('a', { key: 'a.png', etag: 'etag-a.png' }), source: sampleSource() }])
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1234 })
  })

  /** Undoes the batch of an upload that is still on the list. */
  function undoUpload(): Promise<unknown> {
    const status: UploadStatus = { state: 'done', key: 'a.png', url: '', etag: 'etag-a.png' }
    list.add(sampleRecord('a', { batchId: 'batch', status }))
    const undo = new UndoBatch({
      ...shared,
      list,
      open: () => success({ fields, store: bucket }),
      nameDestination: () => ({ name: 'Blog', bucket: 'bucket' }),
    })
    return undo.undo('batch')
  }

  async function finishChanges(): Promise<void> {
    const destination = { fields, store: bucket }
    const moves = history.unfinishedChanges().filter(isMove)
    await Promise.all(moves.map((move) => mover.finish(move, destination)))
  }

  const keys = (): readonly string[] => [...bucket.objects.keys()]

  it('a move begins where the one before has ended, and leaves no copy behind', async () => {
    await Promise.all([mover.move('a', 'b.png'), mover.move('a', 'c.png')])
    expect(history.entries.map(({ key }) => key)).toEqual(['c.png'])
    expect(keys()).toEqual(['c.png'])
  })

  it('a deletion during a move deletes what was moved', async () => {
    await Promise.all([mover.move('a', 'b.png'), deletions.deleteNow(['a'])])
    expect(history.entries).toEqual([])
    expect(keys()).toEqual([])
    expect(history.unfinishedChanges()).toEqual([])
  })

  it('an undo during a move leaves alone what was moved', async () => {
    const moved = mover.move('a', 'b.png')
    expect(await undoUpload()).toEqual({ removed: 0, kept: 1 })
    await moved
    expect(history.entries.map(({ key }) => key)).toEqual(['b.png'])
    expect(keys()).toEqual(['b.png'])
  })

  describe('whose deletion got no answer', () => {
    const unanswered: Removal = { kind: 'failed', failure: failure('timeout') }
    beforeEach(() => void bucket.removals.set('a.png', unanswered))

    it('stay noted, so that the next start finds out: a deletion', async () => {
      await deletions.deleteNow(['a'])
      expect(history.unfinishedChanges()).toMatchObject([{ id: 'a' }])
    })

    it('stay noted: an undo', async () => {
      expect(await undoUpload()).toEqual({ removed: 0, kept: 1 })
      expect(history.unfinishedChanges()).toMatchObject([{ id: 'a' }])
    })

    it('stay noted: a move, whose original the next start deletes', async () => {
      expect(await mover.move('a', 'b.png')).toEqual(success(true))
      expect(keys()).toEqual(['a.png', 'b.png'])
      await finishChanges()
      expect(history.unfinishedChanges()).toMatchObject([{ id: 'a', movesTo: 'b.png' }])
      bucket.removals.clear()
      await finishChanges()
      expect(keys()).toEqual(['b.png'])
      expect(history.unfinishedChanges()).toEqual([])
    })
  })

  it('a change that broke does not keep the next one waiting', async () => {
    const changes = new EntryChanges({ history })
    const broken = changes.during(['a', 'b'], () => Promise.reject(new Error('It broke')))
    const next = changes.during(['b'], async () => 'made')
    await expect(broken).rejects.toThrow('It broke')
    expect(await next).toBe('made')
  })
})
