import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { aborted } from '../../../../electron/core/aborted'
import type { OpenDestination } from '../../../../electron/core/open-destination'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { UndoBatch } from '../../../../electron/core/uploads/batches/undo-batch'
import { removeUploads } from '../../../../electron/core/uploads/remove-uploads'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure, type Failure } from '../../../../electron/shared/failures/failure'
import { problem, success, type Result } from '../../../../electron/shared/result'
import type { UploadStatus } from '../../../../electron/shared/uploads/upload'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { sampleRecord } from '../../../support/sample-records'
import { uploadsOf } from '../../../support/uploads-of'

const doneUnder = (key: string, duplicateOf?: string): UploadStatus => ({
  state: 'done',
  url: `https://images.example/${key}`,
  key,
  etag: `etag-${key}`,
  ...(duplicateOf !== undefined && { duplicateOf }),
})

describe('undoing the last batch', () => {
  let list: UploadList
  let history: MemoryHistory
  let bucket: MemoryBucket
  let clock: FakeClock
  let told: number
  let opens: Result<OpenDestination, Failure>
  let undo: UndoBatch

  beforeEach(() => {
    list = new UploadList(new MemoryJournal())
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    clock = new FakeClock()
    told = 0
    opens = success({ fields: sampleFields, store: bucket })
    undo = new UndoBatch({
      list,
      history,
      changes: new EntryChanges({ history }),
      clock,
      forget(ids) {
        removeUploads(list, ids)
        return history.forget(ids)
      },
      open: () => opens,
      nameDestination: () => ({ name: 'Blog', bucket: sampleFields.bucket }),
      onHistoryChange: () => {
        told += 1
      },
    })
  })

  /** An upload that is through, with its object and its entry. */
  function upload(id: string, batchId: string): void {
    add(id, batchId, doneUnder(`${id}.png`))
    bucket.objects.set(`${id}.png`, { uploadId: id, sizeBytes: 1000 })
    const entry = sampleEntry(id, { key: `${id}.png`, bucket: sampleFields.bucket })
    history.add([{ entry, source: sampleSource() }])
  }

  function add(id: string, batchId: string, status: UploadStatus): void {
    list.add(sampleRecord(id, { batchId, status }))
  }

  const rows = (): readonly string[] => uploadsOf(list).map(({ id }) => id)
  const entries = (): readonly string[] => history.entries.map(({ id }) => id).sort()

  it('names only what it would delete, and only for the last batch', () => {
    upload('a', 'first')
    upload('b', 'last')
    upload('c', 'last')
    expect(undo.undoable()).toEqual({
      batchId: 'last',
      uploads: [
        { name: 'b.png', key: 'b.png', destinationName: 'Blog' },
        { name: 'c.png', key: 'c.png', destinationName: 'Blog' },
      ],
    })
  })

  it('deletes the objects, rows and entries of the batch', async () => {
    upload('a', 'first')
    upload('b', 'last')
    upload('c', 'last')
    expect(await undo.undo('last')).toEqual({ removed: 2, kept: 0 })
    expect([...bucket.objects.keys()]).toEqual(['a.png'])
    expect([rows(), entries(), told]).toEqual([['a'], ['a'], 1])
    expect(undo.undoable()?.batchId).toBe('first')
  })

  it.each([
    ['nothing was uploaded', () => undefined],
    ['the batch is under way', () => add('w', 'last', { state: 'preparing' })],
    ['another one is under way', () => add('w', 'later', { state: 'waiting' })],
    ['the last batch failed', () => add('f', 'later', { state: 'failed', failure: failure('tls') })],
    ['the last batch had its links already', () => add('d', 'later', doneUnder('a.png', 'a'))],
  ])('has nothing to undo while %s', (what, happen) => {
    if (what !== 'nothing was uploaded') upload('a', 'last')
    happen()
    expect(undo.undoable()).toBeNull()
  })

  it('does nothing for a batch that is no longer the last', async () => {
    upload('a', 'first')
    upload('b', 'last')
    expect(await undo.undo('first')).toEqual({ removed: 0, kept: 0 })
    expect([...bucket.objects.keys()]).toEqual(['a.png', 'b.png'])
  })

  it('keeps entries if the destination now leads to another bucket', async () => {
    upload('a', 'last')
    opens = success({ fields: { ...sampleFields, bucket: 'another' }, store: new MemoryBucket() })
    expect(await undo.undo('last')).toEqual({ removed: 0, kept: 1 })
    expect([rows(), entries()]).toEqual([['a'], ['a']])
  })

  it('keeps entries if the destination now leads to another server', async () => {
    upload('a', 'last')
    const [entry] = history.entries
    if (entry !== undefined) history.entries = [{ ...entry, endpoint: 'https://nas.example' }]
    bucket.objects.clear()
    expect(await undo.undo('last')).toEqual({ removed: 0, kept: 1 })
    expect([rows(), entries()]).toEqual([['a'], ['a']])
  })

  it('keeps rows of objects that it does not find if the history no longer names their bucket', async () => {
    upload('a', 'last')
    history.forget(['a'])
    opens = success({ fields: { ...sampleFields, bucket: 'another' }, store: new MemoryBucket() })
    expect(await undo.undo('last')).toEqual({ removed: 0, kept: 1 })
    expect(rows()).toEqual(['a'])
  })

  it('deletes objects whose entries were removed from the history', async () => {
    upload('a', 'last')
    history.forget(['a'])
    expect(await undo.undo('last')).toEqual({ removed: 1, kept: 0 })
    expect([...bucket.objects.keys(), ...rows()]).toEqual([])
  })

  it('forgets each object a moment after it is gone, and marks none as leaving after it fails halfway', async () => {
    for (const id of ['a', 'b']) upload(id, 'last')
    const head = bucket.head.bind(bucket)
    let known: unknown
    bucket.head = async (key) => {
      if (key !== 'b.png') return head(key)
      await expect.poll(() => bucket.objects.has('a.png')).toBe(false)
      await nextTurn()
      clock.advance(50)
      known = [rows(), entries(), told]
      throw new Error('broken')
    }
    await expect(undo.undo('last')).rejects.toThrow('broken')
    const leaving = ['a', 'b'].filter((id) => undo.isBeingDeleted(id))
    expect([known, leaving, [...bucket.objects.keys()]]).toEqual([[['b'], ['b'], 1], [], ['b.png']])
  })

  it('deletes several objects at once, because each costs two round trips to the server', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `image-${index}`)
    for (const id of ids) upload(id, 'last')
    const head = bucket.head.bind(bucket)
    let [running, most] = [0, 0]
    bucket.head = async (key) => {
      running += 1
      most = Math.max(most, running)
      await new Promise(setImmediate)
      running -= 1
      return head(key)
    }
    expect(await undo.undo('last')).toEqual({ removed: 40, kept: 0 })
    expect([most, rows(), entries()]).toEqual([16, [], []])
  })

  it('offers no second undo of a batch that is being undone', async () => {
    upload('a', 'last')
    const undone = undo.undo('last')
    expect(undo.undoable()).toBeNull()
    expect(await undo.undo('last')).toEqual({ removed: 0, kept: 0 })
    expect(await undone).toEqual({ removed: 1, kept: 0 })
  })

  it('keeps the object of an earlier upload, and removes only the row of its duplicate', async () => {
    upload('a', 'first')
    upload('b', 'last')
    add('as-a', 'last', doneUnder('a.png', 'a'))
    add('as-b', 'last', doneUnder('b.png', 'b'))
    expect(await undo.undo('last')).toEqual({ removed: 1, kept: 0 })
    expect([...bucket.objects.keys()]).toEqual(['a.png'])
    expect(rows()).toEqual(['a', 'as-a'])
  })

  it.each([
    ['somebody else put another object there', { uploadId: 'somebody' }, 'etag-b.png'],
    ['its bytes were changed since', { uploadId: 'b' }, 'another-etag'],
  ])('keeps what has changed: %s', async (_what, { uploadId }, etag) => {
    upload('b', 'last')
    bucket.objects.set('b.png', { uploadId, sizeBytes: 1000 })
    bucket.head = async () =>
      success({
        answer: { uploadId, etag, sizeBytes: 1000, contentType: 'image/png' },
        evidence: { status: 200, code: '', requestId: '' },
      })
    expect(await undo.undo('last')).toEqual({ removed: 0, kept: 1 })
    expect([bucket.objects.has('b.png'), rows(), entries(), told]).toEqual([true, ['b'], ['b'], 0])
  })

  it('keeps what somebody else stores between the look and the deletion', async () => {
    upload('b', 'last')
    bucket.removals.set('b.png', { kind: 'changed' })
    expect(await undo.undo('last')).toEqual({ removed: 0, kept: 1 })
    expect([bucket.objects.has('b.png'), rows(), entries()]).toEqual([true, ['b'], ['b']])
  })

  it('counts a missing object as removed', async () => {
    upload('b', 'last')
    bucket.objects.clear()
    expect(await undo.undo('last')).toEqual({ removed: 1, kept: 0 })
    expect(rows()).toEqual([])
  })

  it('keeps the row of an object that the server does not delete, and of a failed upload', async () => {
    upload('b', 'last')
    upload('c', 'last')
    add('f', 'last', { state: 'failed', failure: failure('tls') })
    bucket.removals.set('b.png', { kind: 'failed', failure: failure('access-denied') })
    expect(await undo.undo('last')).toEqual({ removed: 1, kept: 1 })
    expect([rows(), entries()]).toEqual([['b', 'f'], ['b']])
  })

  it('keeps everything if the destination cannot be opened', async () => {
    upload('b', 'last')
    opens = problem(failure('credentials-missing'))
    expect(await undo.undo('last')).toEqual({ removed: 0, kept: 1 })
    expect(rows()).toEqual(['b'])
  })

  it('records many removals together, because each record waits for the disk', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `image-${index}`)
    for (const id of ids) upload(id, 'last')
    expect(await undo.undo('last')).toEqual({ removed: 200, kept: 0 })
    expect([rows(), entries(), told]).toEqual([[], [], 1])
  })

  it('notes what it is about to delete until that is recorded', async () => {
    upload('a', 'last')
    upload('b', 'last')
    bucket.removals.set('b.png', { kind: 'changed' })
    const removeAll = bucket.removeAll.bind(bucket)
    let noted: unknown
    bucket.removeAll = async (objects) => {
      noted = history.unfinishedChanges()
      return removeAll(objects)
    }
    expect(await undo.undo('last')).toEqual({ removed: 1, kept: 1 })
    const place = { destinationId: 'blog', destinationName: 'Blog', bucket: sampleFields.bucket }
    expect(noted).toMatchObject([
      { ...place, id: 'a', key: 'a.png', etag: 'etag-a.png' },
      { ...place, id: 'b', key: 'b.png', etag: 'etag-b.png' },
    ])
    expect(history.unfinishedChanges()).toEqual([])
  })

  const silent = problem({ failure: failure('offline'), evidence: { status: 0, code: '', requestId: '' } })
  it.each([
    ['the disk refuses to forget it', () => void (history.forget = () => problem(failure('disk-full')))],
    ['the server does not answer', () => void (bucket.head = async () => silent)],
  ])('stays noted while %s', async (_what, happens) => {
    upload('a', 'last')
    happens()
    await undo.undo('last')
    expect(history.unfinishedChanges()).toMatchObject([{ id: 'a' }])
  })

  it('has five seconds to finish when the app quits, and then leaves what it has not deleted', async () => {
    upload('a', 'last')
    upload('b', 'last')
    const head = bucket.head.bind(bucket)
    bucket.head = async (key, signal = new AbortController().signal) => {
      if (key === 'a.png') return head(key, signal)
      await aborted(signal)
      return silent
    }
    const undone = undo.undo('last')
    await nextTurn()
    const disposed = undo.dispose()
    clock.advance(5_000)
    await disposed
    expect([rows(), entries(), [...bucket.objects.keys()]]).toEqual([['b'], ['b'], ['b.png']])
    expect(history.unfinishedChanges()).toMatchObject([{ id: 'b' }])
    expect(await undone).toEqual({ removed: 1, kept: 1 })
  })
})
