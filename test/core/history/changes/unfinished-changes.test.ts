import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { Mover } from '../../../../electron/core/history/changes/mover'
import { UnfinishedChanges } from '../../../../electron/core/history/changes/unfinished-changes'
import type { OpenDestination } from '../../../../electron/core/open-destination'
import { failure, type Failure, type FailureKind } from '../../../../electron/shared/failures/failure'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import type { Notice } from '../../../../electron/shared/app/notice'
import { problem, success, type Result } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

describe('at the start after a run that ended in the midst of it', () => {
  let history: MemoryHistory
  let bucket: MemoryBucket
  let opens: Result<OpenDestination, Failure>
  let forgotten: string[]
  let notices: Notice[]
  let changes: number
  let unfinished: UnfinishedChanges

  const known = (id: string, change: Partial<HistoryEntry> = {}): HistoryEntry =>
    sampleEntry(id, { key: `${id}.png`, etag: `etag-${id}.png`, ...change })

  beforeEach(() => {
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    opens = success({
      fields: { ...sampleFields, bucket: 'bucket', publicUrlBase: 'https://img.example' },
      store: bucket,
    })
    forgotten = []
    notices = []
    changes = 0
    const shared = {
      history,
      changes: new EntryChanges({ history }),
      isPending: () => false,
      clock: new FakeClock(),
      open: openerFor(() => opens),
      removeUploads: () => undefined,
      onHistoryChange: () => void (changes += 1),
    }
    const mover = new Mover({
      ...shared,
      reserveKey: () => () => undefined,
      post: (notice) => void notices.push(notice),
    })
    unfinished = new UnfinishedChanges({
      ...shared,
      mover,
      forget(ids) {
        forgotten.push(...ids)
        return history.forget(ids)
      },
    })
    history.add([{ entry: known('a'), source: sampleSource() }])
    store('a.png')
  })

  function store(key: string, uploadId = 'a', etag?: string): void {
    bucket.objects.set(key, { uploadId, sizeBytes: 1234, ...(etag !== undefined && { etag }) })
  }

  function refuseLooks(kind: FailureKind, reason = ''): void {
    const refusal = failure(kind, { reason })
    bucket.head = async () => problem({ failure: refusal, evidence: { status: 0, code: '', requestId: '' } })
  }

  const keys = (): readonly string[] => [...bucket.objects.keys()].sort()
  const noted = (): readonly string[] => history.unfinishedChanges().map(({ id }) => id)

  describe('a deletion', () => {
    beforeEach(() => void history.noteChanges([known('a')]))

    it('that was carried out is recorded', async () => {
      bucket.objects.clear()
      await unfinished.finish()
      expect([history.entries, forgotten, changes, noted()]).toEqual([[], ['a'], 1, []])
    })

    it('that was carried out is recorded even if a later upload has been given the key', async () => {
      store('a.png', 'b', 'etag-b')
      await unfinished.finish()
      expect([keys(), history.entries, forgotten, noted()]).toEqual([['a.png'], [], ['a'], []])
    })

    it('that was carried out is recorded even if a later upload has stored the same bytes', async () => {
      history.add([{ entry: known('b', { key: 'a.png' }), source: sampleSource() }])
      store('a.png', 'b')
      await unfinished.finish()
      expect([keys(), forgotten, noted()]).toEqual([['a.png'], ['a'], []])
    })

    it.each([
      ['is still there, as another computer has uploaded it', 'elsewhere', 'etag-a.png'],
      ['others have changed', '', 'changed'],
      ['was replaced', 'a', 'changed'],
    ])('is not recorded of an object that %s', async (_what, uploadId, etag) => {
      store('a.png', uploadId, etag)
      await unfinished.finish()
      expect([history.entries, forgotten, noted()]).toEqual([[known('a')], [], []])
    })

    it('without an answer is over once the object has been moved', async () => {
      history.entries = [known('a', { key: 'moved.png' })]
      bucket.objects.clear()
      store('moved.png')
      await unfinished.finish()
      expect([history.entries.length, forgotten, noted()]).toEqual([1, [], []])
    })

    it('that was asked for where the object has been moved before its turn came stays noted', async () => {
      vi.spyOn(history, 'unfinishedChanges').mockReturnValueOnce(history.unfinishedChanges())
      history.entries = [known('a', { key: 'moved.png' })]
      history.noteChanges(history.entries)
      await unfinished.finish()
      expect([forgotten, noted()]).toEqual([[], ['a']])
    })

    it('that was not carried out is not carried out now', async () => {
      await unfinished.finish()
      expect([keys(), forgotten, noted()]).toEqual([['a.png'], [], []])
    })

    it.each([
      ['offline', ''],
      ['timeout', ''],
      ['credentials-expired', ''],
      ['access-denied', 'role'],
    ] as const)(
      'is looked at again at the next start if the bucket does not answer: %s %s',
      async (kind, reason) => {
        refuseLooks(kind, reason)
        await unfinished.finish()
        expect([forgotten, noted()]).toEqual([[], ['a']])
      },
    )

    it('is not looked at again by credentials that may not look', async () => {
      refuseLooks('access-denied')
      await unfinished.finish()
      expect([forgotten, noted()]).toEqual([[], []])
    })

    it('waits for its destination to name the same server again', async () => {
      history.noteChanges([known('a', { endpoint: 'https://nas.example' })])
      bucket.objects.clear()
      await unfinished.finish()
      expect([forgotten, noted()]).toEqual([[], ['a']])
    })

    it('waits for its destination to open', async () => {
      opens = problem(failure('credentials-missing'))
      await unfinished.finish()
      expect([forgotten, noted()]).toEqual([[], ['a']])
    })

    it('that cannot be looked at keeps no other of its destination waiting', async () => {
      history.noteChanges(Array.from({ length: 100 }, (_, number) => known(`more-${number}`)))
      refuseLooks('timeout')
      const looks = vi.spyOn(bucket, 'head')
      await unfinished.finish()
      expect(looks.mock.calls.length).toBeLessThan(20)
      expect(noted()).toHaveLength(101)
    })

    it('stays noted while the disk refuses to forget its entry', async () => {
      bucket.objects.clear()
      history.forget = () => problem(failure('disk-full'))
      await unfinished.finish()
      expect(noted()).toEqual(['a'])
    })

    it('changes nothing once the app ends', async () => {
      bucket.objects.clear()
      const finished = unfinished.finish()
      unfinished.dispose()
      await finished
      expect([forgotten, noted()]).toEqual([[], ['a']])
    })
  })

  describe('a move', () => {
    beforeEach(() => void history.noteChanges([{ ...known('a'), movesTo: 'new.png' }]))

    const link = { url: 'https://img.example/new.png' }
    const moved = { id: 'a', name: 'a.png', key: 'new.png', etag: 'etag-a.png', link }

    it('that had only begun is not carried out: the person may have been told that it failed', async () => {
      await unfinished.finish()
      expect([keys(), noted()]).toEqual([['a.png'], []])
    })

    it('that had copied the object leaves no copy', async () => {
      store('new.png', 'a', 'etag-a.png')
      await unfinished.finish()
      expect([keys(), noted()]).toEqual([['a.png'], []])
      expect(history.entries).toEqual([known('a')])
    })

    it('leaves the copy if there is nothing else', async () => {
      store('new.png', 'a', 'etag-a.png')
      bucket.objects.delete('a.png')
      await unfinished.finish()
      expect([keys(), noted()]).toEqual([['new.png'], []])
    })

    it("leaves somebody else's object, and nobody is bothered", async () => {
      store('new.png', 'somebody', 'etag-a.png')
      await unfinished.finish()
      expect([keys(), notices, noted()]).toEqual([['a.png', 'new.png'], [], []])
    })

    it('that was recorded already deletes the original', async () => {
      history.relocate([moved])
      store('new.png')
      await unfinished.finish()
      expect([keys(), noted()]).toEqual([['new.png'], []])
    })

    it.each([
      ['a later upload', 'b', undefined],
      ['somebody else', '', 'another'],
    ])('deletes nothing that %s has stored under the former key', async (_who, uploadId, etag) => {
      history.relocate([moved])
      store('a.png', uploadId, etag)
      store('new.png')
      await unfinished.finish()
      expect([keys(), noted()]).toEqual([['a.png', 'new.png'], []])
    })

    it.each([
      ['before its record', []],
      ['after its record', [moved]],
    ])(
      '%s is left for the next start if the bucket does not answer, and nobody is bothered',
      async (_when, relocations) => {
        history.relocate(relocations)
        refuseLooks('offline')
        await unfinished.finish()
        expect([keys(), notices, noted()]).toEqual([['a.png'], [], ['a']])
      },
    )

    it('waits for its destination to name the same server again, and nobody is bothered', async () => {
      history.noteChanges([{ ...known('a', { endpoint: 'https://nas.example' }), movesTo: 'new.png' }])
      bucket.objects.clear()
      await unfinished.finish()
      expect([notices, noted()]).toEqual([[], ['a']])
    })

    it.each([
      ['before its record', [], 'a.png'],
      ['after its record', [moved], 'new.png'],
    ])(
      '%s leaves one object of an entry that was removed from the history meanwhile: where its link leads',
      async (_when, relocations, linked) => {
        history.relocate(relocations)
        history.entries = []
        store('new.png', 'a', 'etag-a.png')
        await unfinished.finish()
        expect([keys(), noted()]).toEqual([[linked], []])
      },
    )
  })
})
