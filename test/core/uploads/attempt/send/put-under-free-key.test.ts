import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTarget } from '../../../../../electron/core/store-ports'
import type { AttemptOutcome } from '../../../../../electron/core/uploads/attempt/attempt-outcome'
import type { AttemptNeeds } from '../../../../../electron/core/uploads/attempt/attempt-needs'
import { attemptUpload } from '../../../../../electron/core/uploads/attempt/attempt-upload'
import { UploadList } from '../../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../../electron/shared/result'
import { attemptNeeds } from '../../../../support/attempt-needs'
import { FakeClock } from '../../../../support/fake-clock'
import { MemoryBucket } from '../../../../support/memory-bucket'
import { MemoryJournal } from '../../../../support/memory-ports'
import { settled } from '../../../../support/queue-bench'
import { sampleRecord } from '../../../../support/sample-records'
import { sampleTarget } from '../../../../support/sample-target'

it('an object whose answer was lost is recognised even if its file is gone, and only then', async () => {
  const bucket = new MemoryBucket()
  const list = new UploadList(new MemoryJournal())
  const open = () => success({ fields: sampleTarget({ keyTemplate: '{name}.{ext}' }), store: bucket })
  const needs = attemptNeeds({ sha256: 'ab'.repeat(32) }, { list, open })
  const attempt = () => {
    list.apply('a', { type: 'wait' })
    list.apply('a', { type: 'prepare' })
    return attemptUpload(needs, 'a', new AbortController().signal)
  }
  const gone = failure('file-unreadable', { name: 'a.png', reason: 'gone' })
  list.add(sampleRecord('a'))
  bucket.failures = [{ failure: failure('timeout'), stored: true }]
  expect(await attempt()).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } })

  bucket.failures = [{ failure: gone, stored: false }]
  expect(await attempt()).toMatchObject({ kind: 'done', key: 'a.png', etag: 'etag-a.png' })

  bucket.objects.clear()
  bucket.failures = [{ failure: gone, stored: false }]
  expect(await attempt()).toEqual({ kind: 'failed', failure: gone })
})

it('a large image that the disk had no room for when it came is sent once the journal has it', async () => {
  const large = 20 * 1024 ** 2
  const bucket = new MemoryBucket()
  const journal = new MemoryJournal()
  const list = new UploadList(journal)
  const open = () => success({ fields: sampleTarget(), store: bucket })
  const needs = attemptNeeds({ sha256: 'ab'.repeat(32) }, { list, journal, open })
  const attempt = () => {
    list.apply('a', { type: 'wait' })
    list.apply('a', { type: 'prepare' })
    return attemptUpload(needs, 'a', new AbortController().signal)
  }
  const record = sampleRecord('a', { sizeBytes: large })
  list.addUnrecorded({ ...record, source: { ...record.source, sizeBytes: large } })
  const full = failure('disk-full')
  journal.record = () => problem(full)
  expect(await attempt()).toEqual({ kind: 'failed', failure: { ...full, retryable: true } })
  expect(bucket.open.size).toBe(0)

  journal.record = (records) => MemoryJournal.prototype.record.call(journal, records)
  let noted: unknown
  bucket.onPart = async () => void (noted ??= journal.records.get('a')?.plan.multipart?.multipartId)
  expect(await attempt()).toMatchObject({ kind: 'done' })
  expect(noted).toBe('multipart-1')
})

it('a large image whose key was taken meanwhile gets another one only once its parts are gone', async () => {
  const large = 20 * 1024 ** 2
  const bucket = new MemoryBucket()
  const list = new UploadList(new MemoryJournal())
  const fields = sampleTarget({ keyTemplate: '{name}.{ext}' })
  const needs = attemptNeeds(
    { sha256: 'ab'.repeat(32) },
    { list, open: () => success({ fields, store: bucket }) },
  )
  const attempt = () => {
    list.apply('a', { type: 'wait' })
    list.apply('a', { type: 'prepare' })
    return attemptUpload(needs, 'a', new AbortController().signal)
  }
  const record = sampleRecord('a', { sizeBytes: large })
  list.add({ ...record, source: { ...record.source, sizeBytes: large } })
  const [complete, abort] = [bucket.completeMultipart.bind(bucket), bucket.abortMultipart.bind(bucket)]
  bucket.completeMultipart = async (end) =>
    end.key === 'a.png' ? problem(failure('key-exists', { key: 'a.png' })) : complete(end)
  const evidence = { status: 0, code: '', requestId: '' }
  bucket.abortMultipart = async () => problem({ failure: failure('timeout'), evidence })
  expect(await attempt()).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } })
  expect(bucket.open.size).toBe(1)

  bucket.abortMultipart = abort
  expect(await attempt()).toMatchObject({ kind: 'done', key: 'a-2.png' })
  expect(bucket.open.size).toBe(0)
})

it.each([
  ['is sent once more where that takes seconds at most, to learn how its server behaves', 1_000, 2],
  ['is sent no second time where the line is so slow that others would wait for it', 60_000, 1],
])('an image %s', async (_what, tookMilliseconds, sendings) => {
  const bucket = new MemoryBucket()
  const clock = new FakeClock()
  const list = new UploadList(new MemoryJournal())
  const fields = sampleTarget({ keyTemplate: '{name}.{ext}', endpoint: 'https://nas.example' })
  const open = () => success({ fields, store: bucket })
  const needs = attemptNeeds({ sha256: 'ab'.repeat(32) }, { list, open, clock })
  const put = bucket.put.bind(bucket)
  let sent = 0
  bucket.put = (request) => {
    sent += 1
    clock.advance(tookMilliseconds)
    return put(request)
  }
  list.add(sampleRecord('a'))
  list.apply('a', { type: 'prepare' })
  expect(await attemptUpload(needs, 'a', new AbortController().signal)).toMatchObject({ kind: 'done' })
  expect(sent).toBe(sendings)
})

describe('where the server ignores conditions', () => {
  let bucket: MemoryBucket
  let list: UploadList
  let needs: AttemptNeeds
  let fields: StoreTarget

  beforeEach(() => {
    bucket = new MemoryBucket()
    list = new UploadList(new MemoryJournal())
    fields = sampleTarget({ keyTemplate: '{name}.{ext}' })
    needs = attemptNeeds(
      { sha256: 'ab'.repeat(32) },
      { list, open: () => success({ fields, store: bucket }) },
    )
    const put = bucket.put.bind(bucket)
    bucket.put = async (request) => {
      const isTaken = bucket.objects.has(request.key)
      await settled()
      return put({ ...request, onlyIfFree: isTaken })
    }
  })

  function add(id: string, destinationId: string): void {
    const { upload, ...rest } = sampleRecord(id, { destinationId })
    list.add({ ...rest, upload: { ...upload, name: 'same.png' } })
  }

  function attempt(id: string): Promise<AttemptOutcome> {
    list.apply(id, { type: 'wait' })
    list.apply(id, { type: 'prepare' })
    return attemptUpload(needs, id, new AbortController().signal)
  }

  it('images of two destinations that share a bucket get different keys', async () => {
    add('a', 'blog')
    add('b', 'shop')
    await Promise.all([attempt('a'), attempt('b')])
    expect([...bucket.objects.keys()]).toEqual(['same.png', 'same-2.png'])
  })

  it('no other image gets the key of one that moved to this bucket', async () => {
    add('a', 'blog')
    add('b', 'blog')
    bucket.failures = [{ failure: failure('timeout'), stored: false }]
    await attempt('a')
    fields = { ...fields, bucket: 'other' }
    await Promise.all([attempt('a'), attempt('b')])
    expect([...bucket.objects.keys()].toSorted()).toEqual(['same-2.png', 'same.png'])
  })
})
