import { beforeEach, describe, expect, it } from 'vitest'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { Deletions } from '../../../../electron/core/history/changes/deletions'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { isMove } from '../../../../electron/core/history/changes/object-move'
import { Mover } from '../../../../electron/core/history/changes/mover'
import { UndoBatch } from '../../../../electron/core/uploads/batches/undo-batch'
import { removeUploads } from '../../../../electron/core/uploads/remove-uploads'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { Slices } from '../../../../electron/core/slices'
import { failure, type FailureKind } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { sampleRecord } from '../../../support/sample-records'

const place = { key: 'a.png', etag: 'same', sizeBytes: 1234, endpoint: sampleFields.endpoint }
const stored = { uploadId: 'a', sizeBytes: 1234, etag: 'same' }

const fields = { ...sampleFields, bucket: 'bucket', publicUrlBase: 'https://img.example' }

describe('what a move could not remove', () => {
  let history: MemoryHistory
  let bucket: MemoryBucket
  let mover: Mover
  let deletions: Deletions
  let undo: UndoBatch

  beforeEach(() => {
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    bucket.objects.set('a.png', stored)
    bucket.objects.set('left.png', stored)
    const list = new UploadList(new MemoryJournal())
    const status = { state: 'done' as const, url: 'https://img.example/a.png', key: 'a.png', etag: 'same' }
    list.add(sampleRecord('a', { batchId: 'batch', status }))
    const opened = success({ fields, store: bucket })
    const shared = {
      history,
      changes: new EntryChanges({ history }),
      slices: new Slices(new FakeClock()),
      isPending: () => false,
      clock: new FakeClock(),
      post: () => undefined,
      onHistoryChange: () => undefined,
    }
    const open = openerFor(() => opened)
    const removed = (ids: readonly string[]) => removeUploads(list, ids)
    mover = new Mover({ ...shared, open, reserveKey: () => () => undefined, removeUploads: removed })
    const forget = (ids: readonly string[]) => (removed(ids), history.forget(ids))
    deletions = new Deletions({
      ...shared,
      open,
      forget,
      onChange: () => undefined,
    })
    undo = new UndoBatch({
      ...shared,
      list,
      forget,
      open: () => opened,
      nameDestination: () => ({ name: 'Blog', bucket: 'bucket' }),
    })
  })

  const keys = (): readonly string[] => [...bucket.objects.keys()].sort()

  /** The person was told that the move to `left.png` failed, or the move from there succeeded. */
  function leave(what: 'its copy' | 'its original'): void {
    const entry = sampleEntry('a', place)
    history.add([{ entry, source: sampleSource() }])
    const change =
      what === 'its copy'
        ? { ...entry, movesTo: 'left.png' }
        : { ...entry, key: 'left.png', movesTo: 'a.png', isRelocated: true as const }
    history.noteChanges([change])
  }

  function refuseToRemoveIt(kind: FailureKind): void {
    bucket.removals.set('left.png', { kind: 'failed', failure: failure(kind) })
  }

  async function finishAll(): Promise<void> {
    for (const move of history.unfinishedChanges().filter(isMove))
      await mover.finish(move, { fields, store: bucket })
  }

  it.each([
    ['the next start', finishAll],
    ['another move', () => mover.move('a', 'new.png')],
  ])('is removed by %s although an unknown upload stored the image, which was found', async (_by, remove) => {
    leave('its original')
    for (const key of keys()) bucket.objects.set(key, { ...stored, uploadId: 'unknown' })
    await remove()
    expect(keys()).not.toContain('left.png')
    expect(history.unfinishedChanges()).toEqual([])
  })

  it('is what the image becomes that is moved back there', async () => {
    leave('its original')
    expect(await mover.move('a', 'left.png')).toEqual(success(true))
    expect([keys(), history.unfinishedChanges()]).toEqual([['left.png'], []])
    expect(history.entries).toMatchObject([{ key: 'left.png' }])
  })

  it('is no reason to move the image again that was moved back before the turn of the former move came', async () => {
    leave('its original')
    await Promise.all([mover.move('a', 'left.png'), finishAll()])
    expect(history.entries).toMatchObject([{ key: 'left.png' }])
  })

  it('is left alone if a later upload has stored the same image there', async () => {
    leave('its original')
    bucket.objects.set('left.png', { ...stored, uploadId: 'later' })
    await finishAll()
    expect([keys(), history.unfinishedChanges()]).toEqual([['a.png', 'left.png'], []])
  })

  describe.each(['its copy', 'its original'] as const)('%s', (what) => {
    beforeEach(() => leave(what))

    it.each([
      ['the next start', finishAll],
      ['another move', () => mover.move('a', 'new.png')],
      ['a deletion', () => deletions.deleteNow(['a'])],
      ['an undo', () => undo.undo('batch')],
    ])('is not removed by %s if it was imported from the bucket meanwhile', async (_by, remove) => {
      history.addFound([sampleEntry('found', { key: 'left.png', etag: 'same', isFound: true })])
      await remove()
      expect([keys().includes('left.png'), history.unfinishedChanges()]).toEqual([true, []])
    })

    it('is removed by another move', async () => {
      expect(await mover.move('a', 'new.png')).toEqual({ ok: true, value: true })
      expect([keys(), history.unfinishedChanges()]).toEqual([['new.png'], []])
    })

    it('is removed by a deletion', async () => {
      expect(await deletions.deleteNow(['a'])).toEqual(new Map([['a', { kind: 'deleted' }]]))
      expect([keys(), history.entries, history.unfinishedChanges()]).toEqual([[], [], []])
    })

    it('is removed by an undo', async () => {
      expect(await undo.undo('batch')).toEqual({ removed: 1, kept: 0 })
      expect([keys(), history.entries, history.unfinishedChanges()]).toEqual([[], [], []])
    })

    it.each(['timeout', 'credentials-expired'] as const)(
      'keeps all of these waiting while it cannot be removed: %s',
      async (kind) => {
        refuseToRemoveIt(kind)
        const noted = history.unfinishedChanges()
        expect(await mover.move('a', 'new.png')).toEqual(problem(failure(kind)))
        const failed = { kind: 'failed', failure: failure(kind) }
        expect(await deletions.deleteNow(['a'])).toEqual(new Map([['a', failed]]))
        expect(await undo.undo('batch')).toEqual({ removed: 0, kept: 1 })
        expect([keys(), history.unfinishedChanges()]).toEqual([['a.png', 'left.png'], noted])
      },
    )

    describe('of an image that another entry is about, too', () => {
      beforeEach(() => {
        history.addFound([sampleEntry('b', { ...place, destinationId: 'second', isFound: true })])
      })

      it('is removed when that one is deleted', async () => {
        await deletions.deleteNow(['b'])
        expect([keys(), history.entries, history.unfinishedChanges()]).toEqual([[], [], []])
      })

      it('is removed when that one is moved', async () => {
        expect(await mover.move('b', 'new.png')).toEqual(success(true))
        expect([keys(), history.unfinishedChanges()]).toEqual([['new.png'], []])
      })

      it('keeps that one, too, waiting while it cannot be removed', async () => {
        refuseToRemoveIt('timeout')
        const failed = { kind: 'failed', failure: failure('timeout') }
        expect(await deletions.deleteNow(['b'])).toEqual(new Map([['b', failed]]))
        expect(keys()).toEqual(['a.png', 'left.png'])
      })
    })

    it('keeps nothing waiting if the credentials may not remove it', async () => {
      refuseToRemoveIt('access-denied')
      expect(await mover.move('a', 'new.png')).toEqual({ ok: true, value: true })
    })
  })
})
