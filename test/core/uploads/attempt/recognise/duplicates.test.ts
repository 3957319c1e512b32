import { beforeEach, describe, expect, it } from 'vitest'
import type { AttemptOutcome } from '../../../../../electron/core/uploads/attempt/attempt-outcome'
import { Duplicates } from '../../../../../electron/core/uploads/attempt/recognise/duplicates'
import { UploadList } from '../../../../../electron/core/uploads/upload-list'
import type { DestinationFields } from '../../../../../electron/shared/destinations/destination'
import type { HistoryEntry } from '../../../../../electron/shared/history/history'
import { failure } from '../../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../../electron/shared/result'
import { attempt, attemptNeeds, attemptSha256 as sha256 } from '../../../../support/attempt-needs'
import { MemoryBucket } from '../../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../../support/sample-entries'
import { sampleRecord } from '../../../../support/sample-records'
import { sampleTarget } from '../../../../support/sample-target'
import { settled } from '../../../../support/settled'

describe('bytes that a destination already has', () => {
  let bucket: MemoryBucket
  let history: MemoryHistory
  let beingDeleted: string[]
  let list: UploadList
  beforeEach(() => {
    list = new UploadList(new MemoryJournal())
    beingDeleted = []
    bucket = new MemoryBucket()
    history = new MemoryHistory()
  })

  /** An object that an earlier upload stored, as the history knows it. */
  function stored(change: Partial<HistoryEntry>): void {
    const key = change.key ?? 'old.png'
    const known = { key, etag: `etag-${key}`, destinationId: 'blog', sizeBytes: 1000, sha256 }
    history.add([{ entry: sampleEntry('first', { ...known, ...change }), source: sampleSource() }])
    bucket.objects.set(key, { uploadId: 'first', sizeBytes: 1000 })
  }

  function knowing(): Duplicates {
    return new Duplicates({
      history,
      isWanted: () => true,
      isBeingDeleted: (id) => beingDeleted.includes(id),
      briefOf: (id) => list.brief(id),
    })
  }

  /** The same bytes again, to a destination with these fields. */
  async function again(
    fields: Partial<DestinationFields>,
    duplicates: Duplicates = knowing(),
    id = 'a',
    signal?: AbortSignal,
  ): Promise<AttemptOutcome> {
    const list = new UploadList(new MemoryJournal())
    list.add(sampleRecord(id, { destinationId: 'blog' }))
    const open = () => success({ fields: { ...sampleTarget(), ...fields }, store: bucket })
    return attempt(attemptNeeds({ list, duplicates, open }), id, signal)
  }

  it("get a link with the destination's current public address", async () => {
    stored({ url: 'https://wrong.example/old.png' })
    expect(await again({ publicUrlBase: 'https://cdn.example' })).toEqual({
      kind: 'done',
      key: 'old.png',
      etag: 'etag-old.png',
      duplicateOf: 'first',
      url: 'https://cdn.example/old.png',
    })
  })

  it("get a link into the destination's current bucket", async () => {
    stored({ url: 'https://minio.home/former/old.png', bucket: 'former' })
    expect(await again({ bucket: 'photos' })).toMatchObject({ url: 'https://minio.home/photos/old.png' })
  })

  it.each(['https://cdn.example/old.png', 'https://cdn.example/old.png?v=01234567'])(
    'get the earlier link while it still works: %s',
    async (url) => {
      stored({ url })
      expect(await again({ publicUrlBase: 'https://cdn.example' })).toMatchObject({ url })
    },
  )

  it('get a public link again if the earlier one had expired', async () => {
    stored({ url: 'https://signed.example/old.png', linkEndsAt: 1 })
    const outcome = await again({ publicUrlBase: 'https://cdn.example' })
    expect(outcome).toMatchObject({ url: 'https://cdn.example/old.png' })
    expect(outcome).not.toHaveProperty('linkEndsAt')
  })

  it('are sent again if the existing object is about to be deleted', async () => {
    stored({ key: 'a.png' })
    beingDeleted = ['first']
    const outcome = await again({ keyTemplate: '{name}.{ext}' })
    expect(outcome).toMatchObject({ kind: 'done', key: 'a-2.png' })
    expect(outcome).not.toHaveProperty('duplicateOf')
    expect([...bucket.objects.keys()]).toEqual(['a.png', 'a-2.png'])
  })

  it.each([
    ['is to be deleted', () => void beingDeleted.push('first')],
    ['is deleted', () => void history.forget(['first'])],
  ])('are sent again if the existing object %s while the server is asked for it', async (_what, happens) => {
    stored({})
    const head = bucket.head.bind(bucket)
    bucket.head = async (key) => {
      const answer = await head(key)
      happens()
      return answer
    }
    expect(await again({ keyTemplate: '{name}.{ext}' })).toMatchObject({ kind: 'done', key: 'a.png' })
  })

  it('get the link of the place they are moved to while the server is asked', async () => {
    stored({})
    const head = bucket.head.bind(bucket)
    bucket.head = async (key) => {
      const answer = await head(key)
      if (key === 'old.png') {
        history.entries = []
        stored({ key: 'moved.png' })
      }
      return answer
    }
    expect(await again({})).toMatchObject({ kind: 'done', key: 'moved.png', duplicateOf: 'first' })
  })

  it('are sent again if another image replaces the existing object while the server is asked', async () => {
    const duplicates = knowing()
    const fields = { keyTemplate: '{name}.{ext}' }
    await again(fields, duplicates, 'a')
    const head = bucket.head.bind(bucket)
    bucket.head = async (key) => {
      const answer = await head(key)
      const replaced = { key: 'a.png', sha256: 'ff'.repeat(32) }
      history.add([{ entry: sampleEntry('a', replaced), source: sampleSource() }])
      return answer
    }
    const outcome = await again(fields, duplicates, 'b')
    expect(outcome).toMatchObject({ kind: 'done', key: 'b.png' })
    expect(outcome).not.toHaveProperty('duplicateOf')
  })

  it.each([
    ['the server can say whether they are still there', 'offline'],
    ['there are credentials with which it says so', 'credentials-expired'],
  ] as const)('wait until %s', async (_what, kind) => {
    stored({})
    const head = bucket.head.bind(bucket)
    const mute = { failure: failure(kind), evidence: { status: 0, code: '', requestId: '' } }
    bucket.head = async () => problem(mute)
    expect(await again({})).toEqual({ kind: 'failed', failure: failure(kind) })
    bucket.head = head
    expect(await again({})).toMatchObject({ kind: 'done', duplicateOf: 'first' })
    expect([...bucket.objects.keys()]).toEqual(['old.png'])
  })

  it('get no key of their own if a pause comes while the server is asked', async () => {
    stored({})
    const controller = new AbortController()
    const cancelled = failure('unexpected', { reason: 'cancelled' })
    bucket.head = async () => {
      controller.abort()
      return problem({ failure: cancelled, evidence: { status: 0, code: '', requestId: '' } })
    }
    expect(await again({}, knowing(), 'a', controller.signal)).toEqual({ kind: 'aborted' })
    expect([...bucket.objects.keys()]).toEqual(['old.png'])
  })

  it('are sent again if the server will not say whether they are there', async () => {
    stored({})
    bucket.head = async () =>
      problem({
        failure: failure('access-denied'),
        evidence: { status: 403, code: 'AccessDenied', requestId: '' },
      })
    expect(await again({ keyTemplate: '{name}.{ext}' })).toMatchObject({ kind: 'done', key: 'a.png' })
  })

  it('get the link of the place they were moved to', async () => {
    const duplicates = knowing()
    await again({}, duplicates)
    bucket.objects.clear()
    stored({ key: 'moved.png', url: 'https://cdn.example/moved.png' })
    expect(await again({ publicUrlBase: 'https://cdn.example' }, duplicates)).toMatchObject({
      duplicateOf: 'first',
      url: 'https://cdn.example/moved.png',
    })
  })

  it("count as the first upload's, even if another upload waits for that answer", async () => {
    stored({})
    const duplicates = knowing()
    expect(await Promise.all(['a', 'b'].map((id) => again({}, duplicates, id)))).toMatchObject([
      { kind: 'done', duplicateOf: 'first' },
      { kind: 'done', duplicateOf: 'first' },
    ])
  })

  it('are tried again later with the upload that was waited for, if it fails for a reason that passes', async () => {
    const duplicates = knowing()
    bucket.failures = [{ failure: failure('offline'), stored: false }]
    const outcomes = await Promise.all(['a', 'b'].map((id) => again({}, duplicates, id)))
    expect(outcomes).toEqual(['a', 'b'].map(() => ({ kind: 'failed', failure: failure('offline') })))
    expect(bucket.objects.size).toBe(0)
  })

  it('are sent once, even if the second of two is tried again before the first, whose answer was lost', async () => {
    const open = () => success({ fields: sampleTarget({ keyTemplate: '{name}.{ext}' }), store: bucket })
    const needs = attemptNeeds({ list, duplicates: knowing(), open })
    const send = (id: string) => attempt(needs, id).finally(() => void list.apply(id, { type: 'wait' }))
    for (const id of ['a', 'b']) list.add(sampleRecord(id, { destinationId: 'blog' }))
    const lost = { kind: 'failed', failure: failure('server-error') }
    bucket.failures = [{ failure: failure('server-error'), stored: true }]
    expect(await Promise.all(['a', 'b'].map(send))).toEqual([lost, lost])
    expect(await send('b')).toEqual({ ...lost, kind: 'deferred', nextAt: 0 })
    list.apply('a', { type: 'prepare' })
    const later = { attempt: 2, maximumAttempts: 5, nextAt: 7000, failure: failure('server-error') }
    list.apply('a', { type: 'retry-later', ...later })
    expect(await send('b')).toMatchObject({ kind: 'deferred', nextAt: 7000 })
    expect(await send('a')).toMatchObject({ kind: 'done', key: 'a.png' })
    expect(await send('b')).toMatchObject({ kind: 'done', key: 'a.png', duplicateOf: 'a' })
    expect([...bucket.objects.keys()]).toEqual(['a.png'])
  })

  it('are sent by the second of two if the first, which failed, is tried no more', async () => {
    const duplicates = knowing()
    bucket.failures = [{ failure: failure('server-error'), stored: false }]
    expect(await again({}, duplicates, 'a')).toMatchObject({ kind: 'failed' })
    expect(await again({}, duplicates, 'b')).toMatchObject({ kind: 'done' })
  })

  it('get no key of their own if all uploads to the destination fail, until that is corrected', async () => {
    const duplicates = knowing()
    bucket.failures = [{ failure: failure('secret-wrong'), stored: false }]
    const outcomes = await Promise.all(['a', 'b'].map((id) => again({}, duplicates, id)))
    expect(outcomes).toEqual(['a', 'b'].map(() => ({ kind: 'failed', failure: failure('secret-wrong') })))
    expect(bucket.objects.size).toBe(0)
  })

  it('are not waited for by an upload that is cancelled', async () => {
    const duplicates = knowing()
    let send = (): void => undefined
    const sent = new Promise<void>((resolve) => (send = resolve))
    const put = bucket.put.bind(bucket)
    bucket.put = async (request) => {
      await sent
      return put(request)
    }
    const calling = new AbortController()
    const first = again({}, duplicates, 'a')
    const second = again({}, duplicates, 'b', calling.signal)
    await settled()

    calling.abort()
    expect(await second).toEqual({ kind: 'aborted' })
    send()
    expect(await first).toMatchObject({ kind: 'done' })
  })

  it('count as new once the person has removed them from the history', async () => {
    const duplicates = knowing()
    await again({}, duplicates)
    expect(await again({}, duplicates, 'b')).toHaveProperty('duplicateOf')
    duplicates.forget(['a'])
    expect(await again({}, duplicates, 'c')).not.toHaveProperty('duplicateOf')
  })
})
