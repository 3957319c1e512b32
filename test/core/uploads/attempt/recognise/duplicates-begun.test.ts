import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { JournalRecord, UploadPlan } from '../../../../../electron/core/ports/journal'
import {
  abortedByCancel,
  type AttemptOutcome,
} from '../../../../../electron/core/uploads/attempt/attempt-outcome'
import { Duplicates } from '../../../../../electron/core/uploads/attempt/recognise/duplicates'
import type { MultipartProgress } from '../../../../../electron/core/uploads/attempt/parts/multipart-plan'
import { Withdrawals } from '../../../../../electron/core/uploads/attempt/withdrawals'
import { UploadList } from '../../../../../electron/core/uploads/upload-list'
import { noEvidence } from '../../../../../electron/shared/destinations/check'
import { failure } from '../../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../../electron/shared/result'
import { attempt, attemptNeeds, attemptSha256 as sha256 } from '../../../../support/attempt-needs'
import { MemoryBucket } from '../../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../../support/sample-entries'
import { sampleRecord } from '../../../../support/sample-records'
import { sampleTarget } from '../../../../support/sample-target'

describe('bytes of uploads that have a key already', () => {
  let bucket: MemoryBucket
  let history: MemoryHistory
  let list: UploadList
  let duplicates: Duplicates
  let withdrawals: Withdrawals
  beforeEach(() => {
    withdrawals = new Withdrawals()
    bucket = new MemoryBucket()
    history = new MemoryHistory()
    list = new UploadList(new MemoryJournal())
    duplicates = new Duplicates({
      history,
      isWanted: () => true,
      isBeingDeleted: () => false,
      briefOf: (id) => list.brief(id),
    })
  })

  /** Another upload has stored the same bytes, and the history knows it. */
  function storedBefore(): void {
    const known = { key: 'old.png', etag: 'etag-old.png', destinationId: 'blog', sizeBytes: 1000, sha256 }
    history.add([{ entry: sampleEntry('first', known), source: sampleSource() }])
    bucket.objects.set('old.png', { uploadId: 'first', sizeBytes: 1000 })
  }

  /** An upload that an earlier run has given a key. */
  function begun(id: string, change: Partial<UploadPlan> = {}): JournalRecord {
    const sentTo = { endpoint: sampleTarget().endpoint, bucket: sampleTarget().bucket }
    const plan = { sha256, wantedKey: `${id}.png`, suffix: 1, sentTo, ...change }
    return sampleRecord(id, { destinationId: 'blog', plan })
  }

  /** An earlier run has sent the first of two parts. */
  function openParts(key: string): MultipartProgress {
    return { multipartId: bucket.begin(key), partBytes: 10 * 1024 ** 2, etags: ['part-1', ''] }
  }

  /** Tries listed uploads at the same time, one begun after the other. */
  function together(ids: readonly string[], signal?: AbortSignal): Promise<readonly AttemptOutcome[]> {
    const open = () => success({ fields: sampleTarget({ keyTemplate: '{name}.{ext}' }), store: bucket })
    const given = { list, duplicates, withdrawals, open, isFromEarlierRun: () => true }
    const needs = attemptNeeds(given)
    return Promise.all(ids.map((id) => attempt(needs, id, signal)))
  }

  it.each([
    ['a', 'b'],
    ['b', 'a'],
  ])(
    'are sent once if %s is tried before %s, and one of them has a key from before a pause',
    async (one, other) => {
      list.add(begun('a'))
      list.add(begun('b', { wantedKey: '', suffix: 0 }))
      expect(await together([one, other])).toMatchObject([
        { kind: 'done' },
        { kind: 'done', duplicateOf: one },
      ])
      expect(bucket.objects.size).toBe(1)
    },
  )

  it('leave nothing behind if a removal got no answer and had no effect', async () => {
    storedBefore()
    list.add(begun('a'))
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1000 })
    const lost = problem({ failure: failure('timeout'), evidence: noEvidence })
    vi.spyOn(bucket, 'remove').mockResolvedValueOnce(lost).mockResolvedValueOnce(lost)
    for (let tries = 0; tries < 2; tries += 1)
      expect(await together(['a'])).toEqual([{ kind: 'failed', failure: failure('timeout') }])
    expect(await together(['a'])).toMatchObject([{ kind: 'done', key: 'old.png', duplicateOf: 'first' }])
    expect([...bucket.objects.keys()]).toEqual(['old.png'])
  })

  it.each([
    ['deleted', () => (bucket.objects.delete('old.png'), history.forget(['first']))],
    ['moved', () => (history.entries = history.entries.map((entry) => ({ ...entry, key: 'new.png' })))],
  ])('do not get the link of an image that is %s just as they get it', async (_what, happen) => {
    storedBefore()
    list.add(begun('a'))
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1000 })
    const remove = bucket.remove.bind(bucket)
    vi.spyOn(bucket, 'remove').mockImplementationOnce((key) => {
      happen()
      return remove(key)
    })
    expect(await together(['a'])).toEqual([
      { kind: 'done', key: 'a.png', etag: 'etag-a.png', url: expect.stringContaining('/a.png') },
    ])
  })

  it('are sent once if two uploads got a key each before a pause', async () => {
    list.add(begun('a'))
    list.add(begun('b'))
    expect(await together(['a', 'b'])).toMatchObject([
      { kind: 'done', key: 'a.png' },
      { kind: 'done', key: 'a.png', duplicateOf: 'a' },
    ])
    expect([...bucket.objects.keys()]).toEqual(['a.png'])
  })

  it('are not kept twice if an upload had stored them, its answer being lost, and another one did so meanwhile', async () => {
    storedBefore()
    list.add(begun('a'))
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1000 })
    expect(await together(['a'])).toMatchObject([{ kind: 'done', key: 'old.png', duplicateOf: 'first' }])
    expect([...bucket.objects.keys()]).toEqual(['old.png'])
  })

  it('get their link without waiting for the bucket that the destination named before', async () => {
    storedBefore()
    list.add(begun('a', { sentTo: { endpoint: 'https://old.home', bucket: 'former' } }))
    const asked = vi.spyOn(bucket, 'head')
    expect(await together(['a'])).toMatchObject([{ kind: 'done', key: 'old.png', duplicateOf: 'first' }])
    expect(asked.mock.calls.map(([key]) => key)).not.toContain('a.png')
  })

  it('are not kept twice if another upload stored them after parts of one were sent', async () => {
    storedBefore()
    list.add(begun('a', { multipart: openParts('a.png') }))
    expect(await together(['a'])).toMatchObject([{ kind: 'done', key: 'old.png', duplicateOf: 'first' }])
    expect([...bucket.objects.keys()]).toEqual(['old.png'])
    expect(bucket.open.size).toBe(0)
    expect(list.get('a')?.plan).not.toHaveProperty('multipart')
  })

  it('give no link to an upload that is cancelled while its parts are removed', async () => {
    storedBefore()
    list.add(begun('a', { multipart: openParts('a.png') }))
    const cancelling = new AbortController()
    const abort = bucket.abortMultipart.bind(bucket)
    bucket.abortMultipart = (open) => {
      cancelling.abort(abortedByCancel)
      return abort(open)
    }
    expect(await together(['a'], cancelling.signal)).toEqual([{ kind: 'aborted' }])
  })

  it('leave no parts if two uploads had begun before a pause', async () => {
    list.add(begun('a'))
    list.add(begun('b', { multipart: openParts('b.png') }))
    expect(await together(['a', 'b'])).toMatchObject([
      { kind: 'done', key: 'a.png' },
      { kind: 'done', key: 'a.png', duplicateOf: 'a' },
    ])
    expect(bucket.open.size).toBe(0)
  })

  it('are not sent again to a bucket that has them, although the upload began in another one', async () => {
    storedBefore()
    list.add(begun('a', { sentTo: { endpoint: sampleTarget().endpoint, bucket: 'former' } }))
    expect(await together(['a'])).toMatchObject([{ kind: 'done', key: 'old.png', duplicateOf: 'first' }])
    expect([...bucket.objects.keys()]).toEqual(['old.png'])
  })

  it('stay with an upload that may have replaced an image', async () => {
    storedBefore()
    list.add(begun('a', { mayReplace: true }))
    const remove = vi.spyOn(bucket, 'remove')
    expect(await together(['a'])).toMatchObject([{ kind: 'done', key: 'a.png' }])
    expect(remove).not.toHaveBeenCalled()
  })

  it('stay with an upload whose object the credentials may not remove', async () => {
    storedBefore()
    list.add(begun('a'))
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1000 })
    const denied = { failure: failure('access-denied'), evidence: { status: 403, code: '', requestId: '' } }
    vi.spyOn(bucket, 'remove').mockResolvedValue(problem(denied))
    const [outcome] = await together(['a'])
    expect(outcome).toMatchObject({ kind: 'done', key: 'a.png' })
    expect(outcome).not.toHaveProperty('duplicateOf')
  })

  it('stay with the upload that the history says has stored them, whatever became of its end in the journal', async () => {
    const known = { key: 'a.png', etag: 'etag-a.png', destinationId: 'blog', sizeBytes: 1000, sha256 }
    history.add([{ entry: sampleEntry('a', known), source: sampleSource() }])
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1000 })
    list.add(begun('a'))
    const [outcome] = await together(['a'])
    expect(outcome).toMatchObject({ kind: 'done', key: 'a.png' })
    expect(outcome).not.toHaveProperty('duplicateOf')
    expect([...bucket.objects.keys()]).toEqual(['a.png'])
  })

  it('wait until the server can say whether an upload that has a key stored them', async () => {
    storedBefore()
    list.add(begun('a'))
    const offline = { failure: failure('offline'), evidence: { status: 0, code: '', requestId: '' } }
    vi.spyOn(bucket, 'head').mockResolvedValueOnce(problem(offline))
    expect(await together(['a'])).toEqual([{ kind: 'failed', failure: failure('offline') }])
    expect([...bucket.objects.keys()]).toEqual(['old.png'])
  })
})
