import { beforeEach, describe, expect, it } from 'vitest'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'
import { sampleTarget } from '../../../support/sample-target'
import { sampleSweeper } from '../../../support/leftover-sweeper'

describe('a cancelled upload that may have replaced an image', () => {
  let clock: FakeClock
  let list: UploadList
  let bucket: MemoryBucket

  beforeEach(() => {
    clock = new FakeClock()
    list = new UploadList(new MemoryJournal())
    bucket = new MemoryBucket()
    const fields = sampleTarget({ publicUrlBase: 'https://img.example' })
    const open = () => success({ fields, store: bucket })
    const journal = new MemoryJournal()
    sampleSweeper({ list, journal, clock, open })
  })

  async function cancel(): Promise<void> {
    const plan = { wantedKey: 'a.png', suffix: 1, mayReplace: true } as const
    list.add(sampleRecord('a', { status: { state: 'preparing' }, plan }))
    list.apply('a', { type: 'cancel' })
    await clock.pass(500)
  }

  const status = () => list.get('a')?.upload.status

  it('is done if its image has arrived although the answer was lost', async () => {
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1000 })
    await cancel()
    expect(status()).toEqual({
      state: 'done',
      key: 'a.png',
      etag: 'etag-a.png',
      url: 'https://img.example/a.png',
      finishedAt: clock.now(),
    })
    expect(bucket.objects.size).toBe(1)
  })

  it('is done once the server tells that its image has arrived', async () => {
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1000 })
    const head = bucket.head.bind(bucket)
    const evidence = { status: 0, code: '', requestId: '' }
    bucket.head = async () => problem({ failure: failure('timeout'), evidence })
    await cancel()
    expect(status()).toEqual({ state: 'cancelled' })
    bucket.head = head
    await clock.pass(2000)
    expect(status()).toMatchObject({ state: 'done' })
  })

  it.each([
    ['nothing has arrived', undefined],
    ["what is there is somebody else's", { uploadId: 'another', sizeBytes: 1000 }],
    ['what is there is another version of it', { uploadId: 'a', sizeBytes: 999 }],
  ])('stays cancelled if %s', async (_what, there) => {
    if (there !== undefined) bucket.objects.set('a.png', there)
    await cancel()
    expect([status(), bucket.objects.get('a.png')]).toEqual([{ state: 'cancelled' }, there])
  })

  it('stays as it is if it is tried again meanwhile', async () => {
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1000 })
    const head = bucket.head.bind(bucket)
    bucket.head = (key) => {
      list.apply('a', { type: 'wait' })
      return head(key)
    }
    await cancel()
    expect(status()).toEqual({ state: 'waiting' })
  })
})
