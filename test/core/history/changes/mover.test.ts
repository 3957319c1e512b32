import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { aborted } from '../../../../electron/core/aborted'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { Mover } from '../../../../electron/core/history/changes/mover'
import { failure } from '../../../../electron/shared/failures/failure'
import type { Notice } from '../../../../electron/shared/app/notice'
import { problem, success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

const silence = { status: 0, code: '', requestId: '' }

describe('moving an object to another key', () => {
  let history: MemoryHistory
  let bucket: MemoryBucket
  let notices: Notice[]
  let removed: string[]
  let sentTo: string[]
  let mover: Mover
  let clock: FakeClock

  beforeEach(() => {
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    notices = []
    removed = []
    sentTo = []
    const fields = { ...sampleFields, bucket: 'bucket', publicUrlBase: 'https://img.example' }
    clock = new FakeClock()
    mover = new Mover({
      clock,
      history,
      changes: new EntryChanges({ history }),
      isPending: () => false,
      open: openerFor(() => success({ fields, store: bucket })),
      reserveKey: (_location, key) => (sentTo.includes(key) ? undefined : () => undefined),
      removeUploads: (ids) => void removed.push(...ids),
      post: (notice) => void notices.push(notice),
      onHistoryChange: () => undefined,
    })
    history.add([{ entry: sampleEntry('a', { key: 'a.png', etag: 'etag-a.png' }), source: sampleSource() }])
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1234 })
    bucket.objects.set('taken.png', { uploadId: 'b', sizeBytes: 1 })
  })

  const keys = (): readonly string[] => [...bucket.objects.keys()].sort()

  it('moves the object, and the entry gets the new link', async () => {
    expect(await mover.move('a', ' /2026//지도.png')).toEqual({ ok: true, value: true })
    expect(keys()).toEqual(['2026/지도.png', 'taken.png'])
    expect(history.entries).toMatchObject([
      {
        key: '2026/지도.png',
        url: 'https://img.example/2026/%EC%A7%80%EB%8F%84.png',
        etag: 'etag-2026/지도.png',
      },
    ])
    expect(removed).toEqual(['a'])
  })

  it('does not copy to a key that an upload is being sent to', async () => {
    sentTo = ['b.png']
    const taken = failure('key-exists', { key: 'b.png', reason: 'move' })
    expect(await mover.move('a', 'b.png')).toEqual(problem(taken))
    expect(keys()).toEqual(['a.png', 'taken.png'])
  })

  it('also moves objects larger than the 5 GB that a server copies at once', async () => {
    const sizeBytes = 6 * 1024 ** 3
    history.entries = [sampleEntry('a', { key: 'a.png', etag: 'etag-a.png', sizeBytes })]
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes })
    expect(await mover.move('a', 'film.png')).toEqual({ ok: true, value: true })
    expect(keys()).toEqual(['film.png', 'taken.png'])
  })

  it.each([
    ['2026/', '2026/a.png'],
    [' 2026/지도/ ', '2026/지도/a.png'],
    ['/', 'a.png'],
  ])('moves it into the folder %j under its own name', async (folder, to) => {
    bucket.objects.set('before/a.png', { uploadId: 'a', sizeBytes: 1234 })
    bucket.objects.delete('a.png')
    history.entries = [sampleEntry('a', { key: 'before/a.png', etag: 'etag-before/a.png' })]
    expect(await mover.move('a', folder)).toEqual({ ok: true, value: true })
    expect(keys()).toEqual([to, 'taken.png'])
  })

  it("changes the image's name if it is renamed, but not if it only moves to another folder", async () => {
    const called = () => history.entries.map(({ name }) => name)
    expect(await mover.move('a', '2026/a.png')).toEqual({ ok: true, value: true })
    expect(called()).toEqual(['photo.png'])
    expect(await mover.move('a', '2026/지도.png')).toEqual({ ok: true, value: true })
    expect(called()).toEqual(['지도.png'])
  })

  it.each(['a.png', '/'])('reports that it moved nothing for %j, where it already is', async (to) => {
    expect(await mover.move('a', to)).toEqual({ ok: true, value: false })
    expect(keys()).toEqual(['a.png', 'taken.png'])
  })

  const missing = () => void bucket.objects.delete('a.png')
  const changed = () => void (history.entries = [sampleEntry('a', { key: 'a.png', etag: 'as-it-was' })])
  const as = () => undefined

  it.each([
    ['a key that is taken', as, 'taken.png', 'key-exists', 'move'],
    ['no key at all', as, ' ', 'unexpected', 'keyRefused'],
    ['a key that is too long', as, 'ㅎ'.repeat(400), 'unexpected', 'keyRefused'],
    ['what is missing', missing, 'new.png', 'unexpected', 'objectMissing'],
    ['what others have changed', changed, 'new.png', 'unexpected', 'objectChanged'],
  ])('refuses %s, and changes nothing', async (_what, happen, to, kind, reason) => {
    happen()
    const before = keys()
    expect(await mover.move('a', to)).toMatchObject({ ok: false, problem: { kind, facts: { reason } } })
    expect([keys(), removed]).toEqual([before, []])
  })

  /** A copy has the ETag of what was copied, unless that was sent in parts. */
  function sameBytesHaveETag(etag: string, ofCopy: string): void {
    history.entries = [sampleEntry('a', { key: 'a.png', etag })]
    const head = bucket.head.bind(bucket)
    bucket.head = async (key) => {
      const answer = await head(key)
      if (!answer.ok || answer.value.answer === undefined) return answer
      const told = key === 'a.png' ? etag : ofCopy
      return success({ ...answer.value, answer: { ...answer.value.answer, etag: told } })
    }
  }

  /** The object is copied, but the answer is lost. */
  function loseAnswerToCopy(happens: () => void = () => undefined): void {
    const copy = bucket.copy.bind(bucket)
    bucket.copy = async (request) => {
      await copy(request)
      happens()
      return problem(failure('timeout'))
    }
  }

  it.each([
    ['', 'e7a1', 'e7a1'],
    [' of one sent in parts', 'e7a1-3', 'b52c'],
  ])('goes on with the copy%s if only its answer was lost', async (_what, etag, ofCopy) => {
    sameBytesHaveETag(etag, ofCopy)
    loseAnswerToCopy()
    expect(await mover.move('a', 'new.png')).toEqual({ ok: true, value: true })
    expect(keys()).toEqual(['new.png', 'taken.png'])
    expect(history.entries).toMatchObject([{ key: 'new.png', etag: ofCopy }])
    expect(history.unfinishedChanges()).toEqual([])
  })

  it('leaves it noted that the object may have been deleted, although the answer was lost', async () => {
    history.noteChanges(history.entries)
    bucket.objects.delete('a.png')
    expect(await mover.move('a', 'new.png')).toMatchObject({ ok: false })
    expect(history.unfinishedChanges()).toMatchObject([{ id: 'a', key: 'a.png' }])
    expect(history.unfinishedChanges()[0]).not.toHaveProperty('movesTo')
  })

  describe('when it is tried again', () => {
    /** The object is copied, but neither the answer nor any other one arrives. */
    async function loseAnswers(): Promise<void> {
      const head = bucket.head.bind(bucket)
      loseAnswerToCopy(() => {
        bucket.head = async () => problem({ failure: failure('offline'), evidence: silence })
      })
      expect(await mover.move('a', 'new.png')).toMatchObject({ ok: false, problem: { kind: 'timeout' } })
      bucket.head = head
      expect(keys()).toEqual(['a.png', 'new.png', 'taken.png'])
      expect(history.unfinishedChanges()).toMatchObject([{ key: 'a.png', movesTo: 'new.png' }])
    }

    it.each([
      ['after all answers were lost', 'e7a1', 'e7a1'],
      ['after those to the copy of one sent in parts were lost', 'e7a1-3', 'b52c'],
    ])('%s, continues with that copy', async (_what, etag, ofCopy) => {
      sameBytesHaveETag(etag, ofCopy)
      await loseAnswers()
      expect(await mover.move('a', 'new.png')).toEqual({ ok: true, value: true })
      expect(keys()).toEqual(['new.png', 'taken.png'])
      expect(history.entries).toMatchObject([{ key: 'new.png', etag: ofCopy }])
    })

    it('after the history did not record the move, finds the moved object', async () => {
      sameBytesHaveETag('e7a1', 'e7a1')
      await mover.move('a', 'new.png')
      history.entries = [sampleEntry('a', { key: 'a.png', etag: 'e7a1' })]
      expect(await mover.move('a', 'new.png')).toEqual({ ok: true, value: true })
      expect(history.entries).toMatchObject([{ key: 'new.png' }])
    })

    it('ignores a copy of the image before it was replaced', async () => {
      sameBytesHaveETag('e7a1', 'before')
      await loseAnswers()
      expect(await mover.move('a', 'new.png')).toMatchObject({ ok: false, problem: { kind: 'key-exists' } })
      expect(keys()).toEqual(['a.png', 'new.png', 'taken.png'])
    })

    it('ignores the same bytes of somebody else', async () => {
      sameBytesHaveETag('e7a1', 'e7a1')
      bucket.objects.set('new.png', { uploadId: '', sizeBytes: 1234 })
      expect(await mover.move('a', 'new.png')).toMatchObject({ ok: false, problem: { kind: 'key-exists' } })
    })
  })

  describe('if the disk cannot record the new link,', () => {
    beforeEach(() => {
      sameBytesHaveETag('etag-a.png', 'etag-a.png')
      history.relocate = () => problem(failure('disk-full'))
    })

    it('keeps the old object alone', async () => {
      expect(await mover.move('a', 'new.png')).toEqual({ ok: false, problem: failure('disk-full') })
      expect(keys()).toEqual(['a.png', 'taken.png'])
      expect([history.entries, removed]).toMatchObject([[{ key: 'a.png' }], []])
      expect(history.unfinishedChanges()).toEqual([])
    })

    it('leaves it noted that the copy may still be there', async () => {
      bucket.removals.set('new.png', { kind: 'failed', failure: failure('timeout') })
      expect(await mover.move('a', 'new.png')).toMatchObject({ ok: false })
      expect(history.unfinishedChanges()).toMatchObject([{ key: 'a.png', movesTo: 'new.png' }])
    })
  })

  it('reports it if the old object could not be deleted', async () => {
    const refusal = failure('access-denied', { reason: 'delete' })
    bucket.removals.set('a.png', { kind: 'failed', failure: refusal })
    expect(await mover.move('a', 'new.png')).toMatchObject({ ok: true })
    expect(notices).toEqual([{ kind: 'objects-kept', count: 1, failure: refusal }])
  })

  it('is noted from before the copy until the original is gone', async () => {
    const noted: unknown[] = []
    const look = () => void noted.push(history.unfinishedChanges().map(({ movesTo }) => movesTo))
    const [copy, removeAll] = [bucket.copy.bind(bucket), bucket.removeAll.bind(bucket)]
    bucket.copy = (request) => (look(), copy(request))
    bucket.removeAll = (objects) => (look(), removeAll(objects))
    await mover.move('a', 'new.png')
    look()
    expect(noted).toEqual([['new.png'], ['new.png'], []])
  })

  it('deletes no image that an upload has put in place of the original meanwhile', async () => {
    const copy = bucket.copy.bind(bucket)
    bucket.copy = async (request) => {
      const copied = await copy(request)
      bucket.objects.set('a.png', { uploadId: 'later', sizeBytes: 5, etag: 'later' })
      return copied
    }
    expect(await mover.move('a', 'new.png')).toEqual({ ok: true, value: true })
    expect(keys()).toEqual(['a.png', 'new.png', 'taken.png'])
    expect(history.unfinishedChanges()).toEqual([])
  })

  it('does not begin if it cannot be noted', async () => {
    history.noteChanges = () => problem(failure('disk-full'))
    expect(await mover.move('a', 'new.png')).toEqual({ ok: false, problem: failure('disk-full') })
    expect(keys()).toEqual(['a.png', 'taken.png'])
  })

  it('is noted no longer once the person knows that it failed', async () => {
    bucket.copy = async () => problem(failure('timeout'))
    expect(await mover.move('a', 'new.png')).toMatchObject({ ok: false })
    expect(history.unfinishedChanges()).toEqual([])
  })

  it('has five seconds to finish when the app quits, and then is broken off and left noted', async () => {
    bucket.copy = async ({ signal }) => {
      await aborted(signal)
      return problem(failure('unexpected', { reason: 'cancelled' }))
    }
    const moved = mover.move('a', 'new.png')
    await nextTurn()
    const ended = mover.dispose()
    clock.advance(5_000)
    await ended
    expect(await moved).toMatchObject({ ok: false })
    expect(history.unfinishedChanges()).toMatchObject([{ id: 'a', key: 'a.png', movesTo: 'new.png' }])
  })

  it('on its way when the app quits is finished', async () => {
    const moved = mover.move('a', 'new.png')
    await mover.dispose()
    expect(await moved).toEqual(success(true))
    expect([keys(), history.unfinishedChanges()]).toEqual([['new.png', 'taken.png'], []])
  })
})
