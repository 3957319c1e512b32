import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { Deletions } from '../../../../electron/core/history/changes/deletions'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import type { OpenDestination } from '../../../../electron/core/open-destination'
import { Slices } from '../../../../electron/core/slices'
import { noEvidence } from '../../../../electron/shared/destinations/check'
import { type DeletionState, undoMilliseconds } from '../../../../electron/shared/history/deletion'
import { failure, type Failure } from '../../../../electron/shared/failures/failure'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import type { Notice } from '../../../../electron/shared/app/notice'
import { problem, success, type Result } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

describe('deleting from the bucket', () => {
  let clock: FakeClock
  let history: MemoryHistory
  let bucket: MemoryBucket
  let opens: Result<OpenDestination, Failure>
  let coming: string[]
  let removed: string[]
  let notices: Notice[]
  let states: DeletionState[]
  let deletions: Deletions

  beforeEach(() => {
    clock = new FakeClock()
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    opens = success({ fields: { ...sampleFields, bucket: 'bucket' }, store: bucket })
    coming = []
    removed = []
    notices = []
    states = []
    deletions = new Deletions({
      clock,
      history,
      changes: new EntryChanges({ history }),
      slices: new Slices(clock),
      open: openerFor(() => opens),
      isPending: (id) => coming.includes(id),
      forget: (ids) => (removed.push(...ids), history.forget(ids)),
      post: (notice) => void notices.push(notice),
      onChange: (state) => void states.push(state),
      onHistoryChange: () => undefined,
    })
  })

  /** An entry, with its object as it was uploaded unless told otherwise. */
  function uploaded(id: string, change: Partial<HistoryEntry> = {}): void {
    const key = `${id}.png`
    history.add([{ entry: sampleEntry(id, { key, etag: `etag-${key}`, ...change }), source: sampleSource() }])
    bucket.objects.set(change.key ?? key, { uploadId: id, sizeBytes: 1 })
  }

  const keys = (): readonly string[] => [...bucket.objects.keys()].sort()
  const entries = (): readonly string[] => history.entries.map(({ id }) => id).sort()

  /** Lets the time for undoing pass, and waits until all that was sent is answered. */
  async function pass(): Promise<void> {
    clock.advance(undoMilliseconds)
    await deletions.dispose()
  }

  it('waits ten seconds, then removes objects, entries and rows, and says so', async () => {
    for (const id of ['a', 'b', 'stays']) uploaded(id)
    deletions.ask(['a', 'b'])
    expect(deletions.state.waiting).toEqual({ ids: ['a', 'b'], startsAt: clock.now() + 10_000 })
    clock.advance(9_999)
    expect(keys()).toEqual(['a.png', 'b.png', 'stays.png'])
    clock.advance(1)
    await deletions.dispose()
    expect([keys(), entries(), removed]).toEqual([['stays.png'], ['stays'], ['a', 'b']])
    expect(notices).toEqual([{ kind: 'objects-deleted', deleted: 2, alreadyGone: 0 }])
    expect(states.some(({ sending }) => sending.length === 2)).toBe(true)
    expect(deletions.state).toEqual({ waiting: null, sending: [], asking: [] })
  })

  it.each([
    ['it was undone', async () => deletions.undo()],
    ['Ollim was quit', () => deletions.dispose()],
  ])('sends nothing if %s in time', async (_what, happens) => {
    uploaded('a')
    deletions.ask(['a'])
    clock.advance(9_000)
    await happens()
    await pass()
    expect([keys(), entries(), notices]).toEqual([['a.png'], ['a'], []])
  })

  it('removes the entries of deleted objects, even if Ollim quits before all are deleted', async () => {
    for (const id of ['a', 'b']) uploaded(id)
    bucket.removals.set('b.png', { kind: 'failed', failure: failure('unexpected', { reason: 'cancelled' }) })
    const usual = bucket.removeAll.bind(bucket)
    bucket.removeAll = (objects) => {
      clock.advance(5_000)
      return usual(objects)
    }
    deletions.ask(['a', 'b'])
    await pass()
    expect([entries(), removed, notices]).toEqual([['b'], ['a'], []])
    expect(history.unfinishedChanges()).toMatchObject([{ id: 'a' }, { id: 'b' }])
  })

  it('deletes at once for a program that waits, and reports each result', async () => {
    for (const id of ['a', 'stays']) uploaded(id)
    expect(await deletions.deleteNow(['a', 'unknown'])).toEqual(new Map([['a', { kind: 'deleted' }]]))
    expect([keys(), entries(), removed]).toEqual([['stays.png'], ['stays'], ['a']])
    expect(deletions.state).toEqual({ waiting: null, sending: [], asking: [] })
  })

  it('leaves changed objects alone if a program asks, and does not ask the person', async () => {
    uploaded('a', { etag: 'another' })
    expect(await deletions.deleteNow(['a'])).toEqual(new Map([['a', { kind: 'changed' }]]))
    expect([keys(), entries(), deletions.state.asking]).toEqual([['a.png'], ['a'], []])
  })

  it('lets more entries join, and starts the wait again', async () => {
    for (const id of ['a', 'b']) uploaded(id)
    deletions.ask(['a'])
    clock.advance(8_000)
    deletions.ask(['b', 'a'])
    clock.advance(8_000)
    expect(keys()).toEqual(['a.png', 'b.png'])
    await pass()
    expect(keys()).toEqual([])
  })

  it('reports an object that was gone already, and removes its entry', async () => {
    for (const id of ['a', 'gone']) uploaded(id)
    bucket.objects.delete('gone.png')
    deletions.ask(['a', 'gone'])
    await pass()
    expect(entries()).toEqual([])
    expect(notices).toEqual([{ kind: 'objects-deleted', deleted: 1, alreadyGone: 1 }])
  })

  describe('a changed object', () => {
    beforeEach(async () => {
      uploaded('same')
      uploaded('changed', { etag: 'as-it-was' })
      deletions.ask(['same', 'changed'])
      await pass()
    })

    it('stays, and the person is asked about it', () => {
      expect([keys(), entries()]).toEqual([['changed.png'], ['changed']])
      expect(deletions.state.asking).toEqual([{ id: 'changed', name: 'photo.png', key: 'changed.png' }])
    })

    it('stays for good if the answer is no', async () => {
      await deletions.answer(false)
      expect([keys(), deletions.state.asking]).toEqual([['changed.png'], []])
    })

    it('is deleted if the answer is yes', async () => {
      await deletions.answer(true)
      expect([keys(), entries(), deletions.state.asking]).toEqual([[], [], []])
    })
  })

  it.each([
    ['the history knows', () => uploaded('second', { key: 'shared.png', etag: 'etag-shared.png' })],
    ['the history is yet to learn', () => void coming.push('second')],
  ])('asks about the same image if another upload has stored it since, of which %s', async (_who, tell) => {
    uploaded('first', { key: 'shared.png', etag: 'etag-shared.png' })
    deletions.ask(['first'])
    tell()
    bucket.objects.set('shared.png', { uploadId: 'second', sizeBytes: 1 })
    await pass()
    expect([keys(), deletions.state.asking.map(({ id }) => id)]).toEqual([['shared.png'], ['first']])
  })

  it('deletes an object that was found in the bucket, whoever stored it', async () => {
    uploaded('found', { key: 'a.png', etag: 'etag-a.png' })
    uploaded('copied from', { key: 'b.png', etag: 'etag-b.png' })
    bucket.objects.set('a.png', { uploadId: 'copied from', sizeBytes: 1 })
    deletions.ask(['found'])
    await pass()
    expect(keys()).toEqual(['b.png'])
  })

  it('deletes an object that was removed from the history and found again', async () => {
    uploaded('found', { key: 'a.png', etag: 'etag-a.png', isFound: true })
    bucket.objects.set('a.png', { uploadId: 'taken out', sizeBytes: 1 })
    deletions.ask(['found'])
    await pass()
    expect([keys(), deletions.state.asking]).toEqual([[], []])
  })

  it('asks if the key may not look whether the object is still the same', async () => {
    uploaded('a')
    bucket.head = async () => problem({ failure: failure('access-denied'), evidence: noEvidence })
    deletions.ask(['a'])
    await pass()
    expect([keys(), deletions.state.asking.length]).toEqual([['a.png'], 1])
    await deletions.answer(true)
    expect(keys()).toEqual([])
  })

  it('asks nothing if no key was lent with which to look', async () => {
    uploaded('a')
    const unlent = failure('access-denied', { reason: 'role' })
    bucket.head = async () => problem({ failure: unlent, evidence: noEvidence })
    expect(await deletions.deleteNow(['a'])).toEqual(new Map([['a', { kind: 'failed', failure: unlent }]]))
  })

  it('asks about an object that was changed between the look and the deletion', async () => {
    uploaded('a')
    bucket.removals.set('a.png', { kind: 'changed' })
    deletions.ask(['a'])
    await pass()
    expect(deletions.state.asking.map(({ id }) => id)).toEqual(['a'])
  })

  it('keeps the entry of an object that the server does not delete, with the reason', async () => {
    for (const id of ['a', 'kept']) uploaded(id)
    const refusal = failure('access-denied', { reason: 'delete' })
    bucket.removals.set('kept.png', { kind: 'failed', failure: refusal })
    deletions.ask(['a', 'kept'])
    await pass()
    expect(history.entries).toMatchObject([
      { id: 'kept', finding: { kind: 'not-deleted', at: clock.now(), failure: refusal } },
    ])
    expect(notices).toEqual([
      { kind: 'objects-deleted', deleted: 1, alreadyGone: 0 },
      { kind: 'objects-kept', count: 1, failure: refusal },
    ])
  })

  it('reports it if the history cannot remove the entry of a deleted object', async () => {
    uploaded('a')
    history.forget = () => problem(failure('disk-full'))
    deletions.ask(['a'])
    await pass()
    expect(keys()).toEqual([])
    expect(notices).toContainEqual({ kind: 'failure', failure: failure('disk-full') })
  })

  it("deletes one object for two entries that share it, if it is the later one's", async () => {
    uploaded('first', { key: 'shared.png', etag: 'earlier' })
    uploaded('second', { key: 'shared.png', etag: 'etag-shared.png' })
    deletions.ask(['first', 'second'])
    await pass()
    expect([keys(), entries()]).toEqual([[], []])
  })

  it('touches nothing if the destination now names another bucket', async () => {
    uploaded('a', { bucket: 'the-old-one' })
    deletions.ask(['a'])
    await pass()
    expect(keys()).toEqual(['a.png'])
    expect(notices).toMatchObject([
      { kind: 'objects-kept', failure: { kind: 'settings-incomplete', facts: { reason: 'otherBucket' } } },
    ])
  })

  it('takes no object for missing or changed that was sent to another server, and keeps its entry', async () => {
    uploaded('here', { endpoint: sampleFields.endpoint })
    uploaded('there', { endpoint: 'https://nas.example' })
    uploaded('at aws', { endpoint: '' })
    bucket.objects.clear()
    bucket.objects.set('at aws.png', { uploadId: 'later', sizeBytes: 1, etag: 'another' })
    deletions.ask(['here', 'there', 'at aws'])
    await pass()
    expect([entries(), keys(), deletions.state.asking]).toEqual([['at aws', 'there'], ['at aws.png'], []])
    const facts = { reason: 'otherEndpoint', server: 'https://nas.example', name: 'My bucket' }
    expect(notices).toMatchObject([
      { kind: 'objects-deleted', alreadyGone: 1 },
      { kind: 'objects-kept', count: 2, failure: { facts } },
    ])
  })

  it('keeps everything if the destination was deleted', async () => {
    uploaded('a')
    opens = problem(failure('settings-incomplete', { reason: 'destination' }))
    deletions.ask(['a'])
    await pass()
    expect([keys(), entries()]).toEqual([['a.png'], ['a']])
  })

  it('asks an unreachable server only once', async () => {
    for (let index = 0; index < 100; index++) uploaded(String(index))
    const refused = problem({ failure: failure('offline'), evidence: noEvidence })
    const head = vi.spyOn(bucket, 'head').mockResolvedValue(refused)
    deletions.ask(entries())
    await pass()
    expect(head.mock.calls.length).toBeLessThanOrEqual(16)
    expect(notices).toMatchObject([{ kind: 'objects-kept', count: 100 }])
  })

  it('ignores unknown entries', () => {
    deletions.ask(['nobody'])
    expect(states).toEqual([])
  })
})
