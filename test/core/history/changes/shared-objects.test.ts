import { beforeEach, describe, expect, it } from 'vitest'
import { Deletions } from '../../../../electron/core/history/changes/deletions'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { Mover } from '../../../../electron/core/history/changes/mover'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { recordVersion } from '../../../../electron/core/history/changes/record-version'
import { UnfinishedChanges } from '../../../../electron/core/history/changes/unfinished-changes'
import { UndoBatch } from '../../../../electron/core/uploads/batches/undo-batch'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { Slices } from '../../../../electron/core/slices'
import type { Notice } from '../../../../electron/shared/app/notice'
import { failure } from '../../../../electron/shared/failures/failure'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { problem, success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { sampleRecord } from '../../../support/sample-records'

const { endpoint, bucket: bucketName } = sampleFields

describe('an object that two destinations have in the history', () => {
  let history: MemoryHistory
  let bucket: MemoryBucket
  let notices: Notice[]
  let unlisted: string[]
  let isSecondDeleted: boolean
  let shared: ReturnType<typeof share>
  let deletions: Deletions
  let mover: Mover

  const open = (id: string) =>
    isSecondDeleted && id === 'second'
      ? problem(failure('settings-incomplete', { reason: 'formerDestination' }))
      : success({ fields: { ...sampleFields, publicUrlBase: `https://${id}.example` }, store: bucket })

  function share() {
    return {
      history,
      changes: new EntryChanges({ history }),
      slices: new Slices(new FakeClock()),
      clock: new FakeClock(),
      open: openerFor(open),
      isPending: () => false,
      forget: (ids: readonly string[]) => history.forget(ids),
      removeUploads: (ids: readonly string[]) => void unlisted.push(...ids),
      reserveKey: () => () => undefined,
      post: (notice: Notice) => void notices.push(notice),
      onChange: () => undefined,
      onHistoryChange: () => undefined,
    }
  }

  beforeEach(() => {
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    notices = []
    unlisted = []
    isSecondDeleted = false
    shared = share()
    deletions = new Deletions(shared)
    mover = new Mover(shared)
    bucket.objects.set('a.png', { uploadId: 'uploaded', sizeBytes: 1234 })
    know('uploaded', { destinationId: 'first' })
    know('imported', { destinationId: 'second', isFound: true })
    know('on another server', { destinationId: 'third', endpoint: 'https://elsewhere.example' })
    know('in another bucket', { destinationId: 'third', bucket: 'another' })
    know('under another key', { destinationId: 'first', key: 'b.png' })
  })

  const others = ['in another bucket', 'on another server', 'under another key']

  function know(id: string, change: Partial<HistoryEntry>): void {
    const place = { key: 'a.png', endpoint, bucket: bucketName, etag: 'etag-a.png' }
    history.add([{ entry: sampleEntry(id, { ...place, ...change }), source: sampleSource() }])
  }

  const entries = (): readonly string[] => history.entries.map(({ id }) => id).sort()
  const entryOf = (id: string) => history.entries.find((entry) => entry.id === id)

  it.each(['uploaded', 'imported'])('leaves both when it is deleted as what was %s', async (id) => {
    expect(await deletions.deleteNow([id])).toEqual(new Map([[id, { kind: 'deleted' }]]))
    expect([entries(), notices]).toEqual([others, [{ kind: 'objects-deleted', deleted: 1, alreadyGone: 0 }]])
  })

  it('is about to be deleted as both until that is undone, so that no upload gets its link', () => {
    const areBeingDeleted = () =>
      ['uploaded', 'imported', 'under another key'].map((id) => deletions.isBeingDeleted(id))
    deletions.ask(['imported'])
    expect(areBeingDeleted()).toEqual([true, true, false])
    deletions.undo()
    expect(areBeingDeleted()).toEqual([false, false, false])
  })

  it('leaves both although one of the destinations has been deleted, and nobody is told of that', async () => {
    isSecondDeleted = true
    await deletions.deleteNow(['imported', 'uploaded'])
    expect([entries(), notices.map(({ kind }) => kind)]).toEqual([others, ['objects-deleted']])
  })

  it('takes the entry of an upload that replaced it along when it is deleted all the same', async () => {
    know('later', { destinationId: 'first', etag: 'later' })
    bucket.objects.set('a.png', { uploadId: 'later', sizeBytes: 5, etag: 'later' })
    deletions.ask(['uploaded'])
    shared.clock.advance(60_000)
    await deletions.dispose()
    expect(deletions.state.asking.map(({ id }) => id)).toEqual(['uploaded'])
    await deletions.answer(true)
    expect(entries()).toEqual(others)
  })

  it('does not take an upload along that is stored under its key once it is deleted', async () => {
    const removeAll = bucket.removeAll.bind(bucket)
    bucket.removeAll = async (objects) => {
      const removals = await removeAll(objects)
      know('later', { destinationId: 'first' })
      return removals
    }
    await deletions.deleteNow(['uploaded'])
    expect(entries()).toEqual(['later', ...others].sort())
  })

  it('moves in both, and each gets the link of its destination', async () => {
    expect(await mover.move('uploaded', 'new.png')).toEqual(success(true))
    expect([...bucket.objects.keys()]).toEqual(['new.png'])
    expect(['uploaded', 'imported'].map(entryOf)).toMatchObject([
      { key: 'new.png', name: 'new.png', etag: 'etag-new.png', url: 'https://first.example/new.png' },
      { key: 'new.png', name: 'new.png', etag: 'etag-new.png', url: 'https://second.example/new.png' },
    ])
    expect(others.map((id) => entryOf(id)?.key)).toEqual(['a.png', 'a.png', 'b.png'])
    expect(unlisted).toEqual(['uploaded', 'imported'])
  })

  it('moves in the other even if the entry that moves it is removed from the history meanwhile', async () => {
    const copy = bucket.copy.bind(bucket)
    bucket.copy = (request) => {
      history.forget(['imported'])
      return copy(request)
    }
    await mover.move('imported', 'c.png')
    expect([...bucket.objects.keys()]).toEqual(['c.png'])
    expect(history.find(['imported', 'uploaded'])).toMatchObject([{ id: 'uploaded', key: 'c.png' }])
  })

  it('keeps a link that works in the entry of a destination that has been deleted', async () => {
    isSecondDeleted = true
    await mover.move('uploaded', 'new.png')
    expect(entryOf('imported')).toMatchObject({ key: 'new.png', url: 'https://first.example/new.png' })
  })

  it('that was replaced by an upload is still known to be another when that one moves', async () => {
    bucket.objects.set('a.png', { uploadId: 'later', sizeBytes: 1234, etag: 'later' })
    know('later', { destinationId: 'first', etag: 'later' })
    expect(await mover.move('later', 'new.png')).toEqual(success(true))
    expect(entryOf('uploaded')).toMatchObject({ key: 'new.png', etag: 'etag-a.png' })
  })

  it('is first moved, then deleted, if both are asked for at once', async () => {
    await Promise.all([mover.move('uploaded', 'new.png'), deletions.deleteNow(['imported'])])
    expect([[...bucket.objects.keys()], entries()]).toEqual([[], others])
  })

  it('is replaced in both, under their own links', () => {
    know('was another image', { destinationId: 'first', etag: 'former' })
    const image = { source: sampleSource(), contentType: 'image/png', sha256: 'new', sizeBytes: 7 }
    const [entry] = history.find(['imported'])
    if (entry !== undefined) recordVersion(shared, entry, image, { etag: 'new', endpoint })
    const replaced = history.entries.filter(({ etag }) => etag === 'new').map(({ id }) => id)
    expect([replaced, unlisted]).toEqual([
      ['imported', 'uploaded'],
      ['imported', 'uploaded'],
    ])
  })

  describe('and whose deletion the end of Ollim broke off', () => {
    let unfinished: UnfinishedChanges
    beforeEach(() => {
      unfinished = new UnfinishedChanges({ ...shared, mover })
      history.noteChanges(history.find(['imported']))
    })

    it('leaves both at the next start if it is gone', async () => {
      bucket.objects.clear()
      await unfinished.finish()
      expect(entries()).toEqual(others)
    })

    it('leaves the entry of what a later upload has stored', async () => {
      bucket.objects.set('a.png', { uploadId: 'later', sizeBytes: 1234, etag: 'later' })
      know('later', { destinationId: 'second', etag: 'later' })
      await unfinished.finish()
      expect(entries()).toEqual([...others, 'later', 'uploaded'].sort())
    })
  })

  it('leaves both when its upload is undone', async () => {
    const list = new UploadList(new MemoryJournal())
    const status = { state: 'done' as const, key: 'a.png', url: '', etag: 'etag-a.png' }
    list.add(sampleRecord('uploaded', { batchId: 'batch', destinationId: 'first', status }))
    const nameDestination = () => ({ name: 'First', bucket: bucketName })
    const undo = new UndoBatch({ ...shared, list, open, nameDestination })
    expect(await undo.undo('batch')).toEqual({ removed: 1, kept: 0 })
    expect(entries()).toEqual(others)
  })
})
