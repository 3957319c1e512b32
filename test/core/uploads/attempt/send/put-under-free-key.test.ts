import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTarget } from '../../../../../electron/core/ports/object-store'
import { abortedByCancel } from '../../../../../electron/core/uploads/attempt/attempt-outcome'
import type { AttemptNeeds } from '../../../../../electron/core/uploads/attempt/attempt-needs'
import { UploadList } from '../../../../../electron/core/uploads/upload-list'
import { noEvidence } from '../../../../../electron/shared/destinations/check'
import { failure } from '../../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../../electron/shared/result'
import { attempt, attemptNeeds } from '../../../../support/attempt-needs'
import { FakeClock } from '../../../../support/fake-clock'
import { MemoryBucket } from '../../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../../support/memory-ports'
import { settled } from '../../../../support/settled'
import { sampleEntry, sampleSource } from '../../../../support/sample-entries'
import { sampleRecord } from '../../../../support/sample-records'
import { sampleTarget } from '../../../../support/sample-target'

const large = 20 * 1024 ** 2

describe('an image that is put under a free key', () => {
  let bucket: MemoryBucket
  let journal: MemoryJournal
  let list: UploadList
  let clock: FakeClock
  let fields: StoreTarget
  let needs: AttemptNeeds

  beforeEach(() => {
    bucket = new MemoryBucket()
    journal = new MemoryJournal()
    list = new UploadList(journal)
    clock = new FakeClock()
    fields = sampleTarget({ keyTemplate: '{name}.{ext}' })
    needs = attemptNeeds({ list, journal, clock, open: () => success({ fields, store: bucket }) })
  })

  it('is recognised after its answer was lost even if its file is gone, and only then', async () => {
    const gone = failure('file-unreadable', { name: 'a.png', reason: 'gone' })
    list.add(sampleRecord('a'))
    bucket.failures = [{ failure: failure('timeout'), stored: true }]
    expect(await attempt(needs, 'a')).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } })

    bucket.failures = [{ failure: gone, stored: false }]
    expect(await attempt(needs, 'a')).toMatchObject({ kind: 'done', key: 'a.png', etag: 'etag-a.png' })

    bucket.objects.clear()
    bucket.failures = [{ failure: gone, stored: false }]
    expect(await attempt(needs, 'a')).toEqual({ kind: 'failed', failure: gone })
  })

  it('is looked for under its key again once the credentials are right, after its answer was lost', async () => {
    list.add(sampleRecord('a'))
    bucket.failures = [{ failure: failure('timeout'), stored: true }]
    await attempt(needs, 'a')

    const expired = failure('credentials-expired')
    const head = bucket.head.bind(bucket)
    bucket.head = async () => problem({ failure: expired, evidence: noEvidence })
    expect(await attempt(needs, 'a')).toEqual({ kind: 'failed', failure: expired })

    bucket.head = head
    expect(await attempt(needs, 'a')).toMatchObject({ kind: 'done', key: 'a.png' })
    expect([...bucket.objects.keys()]).toEqual(['a.png'])
  })

  it.each([
    ['small', 1000],
    ['large', large],
  ])(
    'gets another key than an earlier upload, if it is %s and the server does not let us look',
    async (_, sizeBytes) => {
      bucket.head = async () => problem({ failure: failure('access-denied'), evidence: noEvidence })
      const put = bucket.put.bind(bucket)
      bucket.put = async (request) =>
        request.isKnownAsTaken?.() === true
          ? problem(failure('key-exists', { key: request.key }))
          : put({ ...request, onlyIfFree: false })
      const history = new MemoryHistory()
      const earlier = sampleEntry('earlier', {
        key: 'a.png',
        bucket: fields.bucket,
        endpoint: fields.endpoint,
      })
      history.add([{ entry: earlier, source: sampleSource() }])

      list.add(sampleRecord('a', { sizeBytes }))
      expect(await attempt({ ...needs, history }, 'a')).toMatchObject({ kind: 'done', key: 'a-2.png' })
      expect([...bucket.objects.keys()]).toEqual(['a-2.png'])
    },
  )

  it('gets another key in a new bucket than an upload that was given its own there meanwhile', async () => {
    // Neither sees the other's object yet, and the server ignores conditions.
    bucket.head = async () => success({ answer: undefined, evidence: noEvidence })
    const put = bucket.put.bind(bucket)
    bucket.put = (request) => put({ ...request, onlyIfFree: false })
    const sentTo = { endpoint: 'https://former.home', bucket: fields.bucket }
    const plan = { wantedKey: 'photo.png', suffix: 1, sentTo }
    list.add(sampleRecord('moved', { name: 'photo.png', plan }))
    list.add(sampleRecord('new', { name: 'photo.png' }))
    expect(await attempt(needs, 'new')).toMatchObject({ kind: 'done', key: 'photo.png' })
    expect(await attempt(needs, 'moved')).toMatchObject({ kind: 'done', key: 'photo-2.png' })
    expect([...bucket.objects.keys()]).toEqual(['photo.png', 'photo-2.png'])
  })

  it('gets another key if what is there under its own is not whole', async () => {
    list.add(sampleRecord('a'))
    bucket.failures = [{ failure: failure('timeout'), stored: true }]
    await attempt(needs, 'a')
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 999 })
    expect(await attempt(needs, 'a')).toMatchObject({ kind: 'done', key: 'a-2.png' })
  })

  it('is sent once the journal has it, if it is large and the disk had no room when it came', async () => {
    const full = failure('disk-full')
    list.addUnrecorded(sampleRecord('a', { sizeBytes: large }))
    journal.record = () => problem(full)
    expect(await attempt(needs, 'a')).toEqual({ kind: 'failed', failure: { ...full, retryable: true } })
    expect(bucket.open.size).toBe(0)

    journal.record = (records) => MemoryJournal.prototype.record.call(journal, records)
    let noted: unknown
    bucket.onPart = async () => void (noted ??= journal.records.get('a')?.plan.multipart?.multipartId)
    expect(await attempt(needs, 'a')).toMatchObject({ kind: 'done' })
    expect(noted).toBe('multipart-1')
  })

  it('gets another key, if it is large and its key was taken meanwhile, only once its parts are gone', async () => {
    list.add(sampleRecord('a', { sizeBytes: large }))
    const [complete, abort] = [bucket.completeMultipart.bind(bucket), bucket.abortMultipart.bind(bucket)]
    bucket.completeMultipart = async (end) =>
      end.key === 'a.png' ? problem(failure('key-exists', { key: 'a.png' })) : complete(end)
    bucket.abortMultipart = async () => problem({ failure: failure('timeout'), evidence: noEvidence })
    expect(await attempt(needs, 'a')).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } })
    expect(bucket.open.size).toBe(1)

    bucket.abortMultipart = abort
    expect(await attempt(needs, 'a')).toMatchObject({ kind: 'done', key: 'a-2.png' })
    expect(bucket.open.size).toBe(0)
  })

  it.each([
    ['is sent once more where that takes seconds at most, to learn how its server behaves', 1_000, 2],
    ['is sent no second time where the line is so slow that others would wait for it', 60_000, 1],
  ])('%s', async (_what, tookMilliseconds, sendings) => {
    const put = bucket.put.bind(bucket)
    let sent = 0
    bucket.put = (request) => {
      sent += 1
      clock.advance(tookMilliseconds)
      return put(request)
    }
    list.add(sampleRecord('a'))
    expect(await attempt(needs, 'a')).toMatchObject({ kind: 'done' })
    expect(sent).toBe(sendings)
  })

  it('is sent no second time once it is cancelled, since it is about to be removed', async () => {
    const cancelling = new AbortController()
    const put = bucket.put.bind(bucket)
    let sent = 0
    bucket.put = (request) => {
      sent += 1
      cancelling.abort(abortedByCancel)
      return put(request)
    }
    list.add(sampleRecord('a'))
    expect(await attempt(needs, 'a', cancelling.signal)).toEqual({ kind: 'aborted' })
    expect([sent, bucket.objects.size]).toEqual([1, 0])
  })

  it('is tried under no other key once its attempt is to end', async () => {
    const ending = new AbortController()
    const asked: string[] = []
    bucket.put = async ({ key }) => {
      asked.push(key)
      ending.abort()
      return problem(failure('key-exists', { key }))
    }
    list.add(sampleRecord('a'))
    expect(await attempt(needs, 'a', ending.signal)).toEqual({ kind: 'aborted' })
    expect(asked).toEqual(['a.png'])
  })

  it('is not stored twice if its attempt ends while it is looked for, after its answer was lost', async () => {
    list.add(sampleRecord('a'))
    bucket.failures = [{ failure: failure('timeout'), stored: true }]
    await attempt(needs, 'a')

    const ending = new AbortController()
    const head = bucket.head.bind(bucket)
    bucket.head = async () => {
      ending.abort()
      return problem({ failure: failure('unexpected', { reason: 'cancelled' }), evidence: noEvidence })
    }
    expect(await attempt(needs, 'a', ending.signal)).toEqual({ kind: 'aborted' })

    bucket.head = head
    expect(await attempt(needs, 'a')).toMatchObject({ kind: 'done', key: 'a.png' })
    expect([...bucket.objects.keys()]).toEqual(['a.png'])
  })

  describe('where the server ignores conditions', () => {
    beforeEach(() => {
      const put = bucket.put.bind(bucket)
      bucket.put = async (request) => {
        const isTaken = bucket.objects.has(request.key)
        await settled()
        return put({ ...request, onlyIfFree: isTaken })
      }
    })

    function add(id: string, destinationId: string): void {
      list.add(sampleRecord(id, { destinationId, name: 'same.png' }))
    }

    it('gets another key than one of another destination that shares its bucket', async () => {
      add('a', 'blog')
      add('b', 'shop')
      await Promise.all([attempt(needs, 'a'), attempt(needs, 'b')])
      expect([...bucket.objects.keys()]).toEqual(['same.png', 'same-2.png'])
    })

    it('does not get the key of one that moved to this bucket', async () => {
      add('a', 'blog')
      add('b', 'blog')
      bucket.failures = [{ failure: failure('timeout'), stored: false }]
      await attempt(needs, 'a')
      fields = { ...fields, bucket: 'other' }
      await Promise.all([attempt(needs, 'a'), attempt(needs, 'b')])
      expect([...bucket.objects.keys()].toSorted()).toEqual(['same-2.png', 'same.png'])
    })
  })
})
