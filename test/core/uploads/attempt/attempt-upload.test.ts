import { beforeEach, describe, expect, it } from 'vitest'
import type { JournalRecord } from '../../../../electron/core/ports/journal'
import { Duplicates } from '../../../../electron/core/uploads/attempt/recognise/duplicates'
import { KeyRegistry } from '../../../../electron/core/uploads/attempt/key/key-registry'
import {
  abortedByCancel,
  type AttemptOutcome,
} from '../../../../electron/core/uploads/attempt/attempt-outcome'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { Withdrawals } from '../../../../electron/core/uploads/attempt/withdrawals'
import { emptyFields, type DestinationFields } from '../../../../electron/shared/destinations/destination'
import { failure } from '../../../../electron/shared/failures/failure'
import type { TakenKeyChoice } from '../../../../electron/shared/app/settings'
import { problem, success } from '../../../../electron/shared/result'
import { attempt, attemptNeeds, attemptSha256 } from '../../../support/attempt-needs'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { sampleRecord } from '../../../support/sample-records'

const fields: DestinationFields = {
  ...emptyFields,
  name: 'Blog',
  provider: 'minio',
  endpoint: 'https://minio.home',
  bucket: 'photos',
  region: 'us-east-1',
  keyTemplate: '{year}/{name}.{ext}',
  publicUrlBase: 'https://img.example',
  pathStyle: true,
}

const evidence = { status: 0, code: '', requestId: '' }

describe('one attempt at an upload', () => {
  let bucket: MemoryBucket
  let list: UploadList
  let journal: MemoryJournal
  let keys: KeyRegistry
  let onTakenKey: TakenKeyChoice
  let leftByEarlierRun: Set<string>
  let linkLifeSeconds: number
  let history: MemoryHistory | undefined
  let withdrawals: Withdrawals
  beforeEach(() => {
    withdrawals = new Withdrawals()
    bucket = new MemoryBucket()
    list = new UploadList(new MemoryJournal())
    journal = new MemoryJournal()
    keys = new KeyRegistry(() => list.briefs)
    onTakenKey = 'suffix'
    leftByEarlierRun = new Set()
    linkLifeSeconds = 0
    history = undefined
  })

  function add(record: JournalRecord): void {
    journal.record([record])
    list.add(record)
  }

  function send(id: string, keyTemplate = fields.keyTemplate, signal?: AbortSignal): Promise<AttemptOutcome> {
    const needs = attemptNeeds({
      list,
      journal,
      keys,
      duplicates: new Duplicates({
        history: history ?? new MemoryHistory(),
        isWanted: () => history !== undefined,
        isBeingDeleted: () => false,
        briefOf: () => undefined,
      }),
      withdrawals,
      onTakenKey: () => onTakenKey,
      isFromEarlierRun: (left) => leftByEarlierRun.has(left),
      open: () => success({ fields: { ...fields, keyTemplate, linkLifeSeconds }, store: bucket }),
    })
    return attempt(needs, id, signal)
  }

  it('names and stores the image and makes its link', async () => {
    add(sampleRecord('a'))
    expect(await send('a')).toEqual({
      kind: 'done',
      key: '2026/a.png',
      etag: 'etag-2026/a.png',
      url: 'https://img.example/2026/a.png',
    })
  })

  describe('to a destination with expiring links', () => {
    beforeEach(() => {
      linkLifeSeconds = 3600
    })

    it('gives a presigned link with its end', async () => {
      add(sampleRecord('a'))
      expect(await send('a')).toMatchObject({
        kind: 'done',
        url: expect.stringContaining('https://signed.example/2026/a.png?X-Amz-Expires=3600'),
        linkEndsAt: bucket.linkEndsAt,
      })
    })

    it('gives the same bytes a new link with its full time', async () => {
      history = new MemoryHistory()
      const earlier = { key: 'old.png', etag: 'etag-old.png', destinationId: 'blog', sizeBytes: 1000 }
      history.add([
        {
          entry: sampleEntry('first', { ...earlier, sha256: attemptSha256, linkEndsAt: 1 }),
          source: sampleSource(),
        },
      ])
      bucket.objects.set('old.png', { uploadId: 'first', sizeBytes: 1000 })
      add(sampleRecord('a'))
      expect(await send('a')).toMatchObject({
        key: 'old.png',
        duplicateOf: 'first',
        url: expect.stringContaining('https://signed.example/old.png'),
        linkEndsAt: bucket.linkEndsAt,
      })
    })

    it('fails if no link can be made, and links the stored object in the next attempt', async () => {
      bucket.presignFailure = failure('credentials-expired')
      add(sampleRecord('a'))
      expect(await send('a')).toMatchObject({ kind: 'failed', failure: { kind: 'credentials-expired' } })
      bucket.presignFailure = undefined
      expect(await send('a')).toMatchObject({ kind: 'done', key: '2026/a.png' })
      expect([...bucket.objects.keys()]).toEqual(['2026/a.png'])
    })
  })

  it('gives a taken name the next suffix and never overwrites', async () => {
    bucket.objects.set('2026/a.png', { uploadId: 'somebody', sizeBytes: 1 })
    bucket.objects.set('2026/a-2.png', { uploadId: 'somebody', sizeBytes: 1 })
    add(sampleRecord('a'))
    expect(await send('a')).toMatchObject({ key: '2026/a-3.png' })
    expect(bucket.objects.get('2026/a.png')?.uploadId).toBe('somebody')
  })

  it('keeps the existing object and says so if the person wants that', async () => {
    onTakenKey = 'skip'
    bucket.objects.set('2026/a.png', { uploadId: 'somebody', sizeBytes: 1 })
    add(sampleRecord('a'))
    expect(await send('a')).toMatchObject({ kind: 'failed', failure: { kind: 'key-exists' } })
    expect([...bucket.objects.keys()]).toEqual(['2026/a.png'])
  })

  it('never gives two uploads of the same name the same key', async () => {
    add(sampleRecord('a'))
    add(sampleRecord('b', { name: 'a.png' }))
    const outcomes = await Promise.all([send('a'), send('b')])
    expect(outcomes).toMatchObject([{ key: '2026/a.png' }, { key: '2026/a-2.png' }])
  })

  it('writes the key to disk before it sends a byte', async () => {
    bucket.failures = [{ failure: failure('timeout'), stored: false }]
    add(sampleRecord('a'))
    await send('a')
    expect(journal.records.get('a')?.plan).toMatchObject({ wantedKey: '2026/a.png', suffix: 1 })
  })

  it('recognises an object whose answer was lost, instead of storing it twice', async () => {
    bucket.failures = [{ failure: failure('timeout'), stored: true }]
    add(sampleRecord('a'))
    expect(await send('a')).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } })
    expect(await send('a')).toMatchObject({ kind: 'done', key: '2026/a.png' })
    expect([...bucket.objects.keys()]).toEqual(['2026/a.png'])
  })

  it('recognises an object of an earlier run, even if a power cut lost the note of its key', async () => {
    bucket.objects.set('2026/a.png', { uploadId: 'a', sizeBytes: 1000 })
    leftByEarlierRun.add('a')
    add(sampleRecord('a'))
    expect(await send('a')).toMatchObject({ kind: 'done', key: '2026/a.png' })
    expect([...bucket.objects.keys()]).toEqual(['2026/a.png'])
  })

  it('asks again instead of storing twice if the server does not say whose the object is', async () => {
    bucket.failures = [{ failure: failure('timeout'), stored: true }]
    add(sampleRecord('a'))
    await send('a')
    const head = bucket.head.bind(bucket)
    bucket.head = async () => problem({ failure: failure('server-error'), evidence })
    expect(await send('a')).toMatchObject({ kind: 'failed', failure: { kind: 'server-error' } })
    bucket.head = head
    expect(await send('a')).toMatchObject({ kind: 'done', key: '2026/a.png' })
    expect([...bucket.objects.keys()]).toEqual(['2026/a.png'])
  })

  it('leaves no parts behind under a key that somebody else took meanwhile', async () => {
    add(sampleRecord('a', { sizeBytes: 20 * 1024 ** 2 }))
    bucket.onPart = async () => {
      bucket.objects.set('2026/a.png', { uploadId: 'somebody', sizeBytes: 1 })
    }
    const complete = bucket.completeMultipart.bind(bucket)
    bucket.completeMultipart = async (end) =>
      bucket.objects.has(end.key) ? problem(failure('key-exists', { key: end.key })) : complete(end)
    expect(await send('a')).toMatchObject({ kind: 'done', key: '2026/a-2.png' })
    expect(bucket.open.size).toBe(0)
    expect(bucket.objects.get('2026/a.png')?.uploadId).toBe('somebody')
  })

  it('takes the next suffix if nobody may look at the existing object', async () => {
    bucket.objects.set('2026/a.png', { uploadId: 'somebody', sizeBytes: 1 })
    bucket.failures = [{ failure: failure('timeout'), stored: false }]
    bucket.head = async () => problem({ failure: failure('access-denied'), evidence })
    add(sampleRecord('a'))
    await send('a')
    expect(await send('a')).toMatchObject({ kind: 'done', key: '2026/a-2.png' })
  })

  it('names an object by its hash if the template asks for it', async () => {
    add(sampleRecord('a'))
    expect(await send('a', '{hash:8}.{ext}')).toMatchObject({ key: 'abcdef01.png' })
  })

  /** The person cancels once the request has got through. */
  function cancelledAsItArrives(): AbortSignal {
    const controller = new AbortController()
    const put = bucket.put.bind(bucket)
    bucket.put = async (request) => {
      const answer = await put(request)
      if (answer.ok) controller.abort(abortedByCancel)
      return answer
    }
    return controller.signal
  }

  it('leaves nothing in the bucket if a cancel came too late to stop the request', async () => {
    add(sampleRecord('a'))
    const signal = cancelledAsItArrives()
    expect(await send('a', fields.keyTemplate, signal)).toEqual({ kind: 'aborted' })
    expect(bucket.objects.size).toBe(0)
  })

  it('stores under another key if a deletion of the first one may still take effect', async () => {
    add(sampleRecord('a'))
    const put = bucket.put.bind(bucket)
    const signal = cancelledAsItArrives()
    const remove = bucket.remove.bind(bucket)
    bucket.remove = async () => problem({ failure: failure('timeout'), evidence })
    await send('a', fields.keyTemplate, signal)
    bucket.put = put
    bucket.remove = remove
    expect(await send('a')).toMatchObject({ kind: 'done', key: '2026/a-2.png' })
    await remove('2026/a.png')
    expect([...bucket.objects.keys()]).toEqual(['2026/a-2.png'])
  })

  it('keeps an object that was stored although a pause came', async () => {
    add(sampleRecord('a'))
    const controller = new AbortController()
    const put = bucket.put.bind(bucket)
    bucket.put = async (request) => {
      const answer = await put(request)
      controller.abort()
      return answer
    }
    expect(await send('a', fields.keyTemplate, controller.signal)).toMatchObject({ kind: 'done' })
  })
})
