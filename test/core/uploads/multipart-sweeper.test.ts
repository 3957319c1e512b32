import { beforeEach, describe, expect, it } from 'vitest'
import type { JournalRecord } from '../../../electron/core/ports'
import { MultipartSweeper } from '../../../electron/core/uploads/multipart-sweeper'
import { UploadList } from '../../../electron/core/uploads/upload-list'
import { defaultKeyTemplate } from '../../../electron/shared/destination'
import { failure } from '../../../electron/shared/failure'
import { problem, success } from '../../../electron/shared/result'
import type { UploadStatus } from '../../../electron/shared/upload'
import { FakeClock } from '../../support/fake-clock'
import { MemoryBucket, MemoryJournal } from '../../support/memory-ports'
import { sampleRecord } from '../../support/sample-records'

const fields = {
  name: 'Blog',
  provider: 'minio' as const,
  endpoint: 'https://minio.home',
  bucket: 'photos',
  region: 'us-east-1',
  keyTemplate: defaultKeyTemplate,
  publicUrlBase: '',
  pathStyle: true,
  cacheControl: '',
}

describe('parts that nobody will finish', () => {
  let clock: FakeClock
  let list: UploadList
  let journal: MemoryJournal
  let bucket: MemoryBucket
  let sweeper: MultipartSweeper
  beforeEach(async () => {
    clock = new FakeClock()
    list = new UploadList()
    journal = new MemoryJournal()
    bucket = new MemoryBucket()
    sweeper = new MultipartSweeper({ list, journal, clock, open: () => success({ fields, store: bucket }) })
    await bucket.startMultipart({
      key: 'film.png',
      uploadId: 'film',
      contentType: 'image/png',
      cacheControl: '',
      signal: new AbortController().signal,
    })
  })

  function record(status: UploadStatus): JournalRecord {
    const { plan, ...rest } = sampleRecord('film', { status })
    const multipart = { multipartId: 'multipart-1', partBytes: 8, etags: ['a', ''] }
    return { ...rest, plan: { ...plan, wantedKey: 'film.png', suffix: 1, multipart } }
  }

  async function pass(milliseconds: number): Promise<void> {
    clock.advance(milliseconds)
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }

  it('are aborted at the server after a cancel', async () => {
    list.add(record({ state: 'preparing' }))
    list.apply('film', { type: 'cancel' })
    await pass(500)
    expect(bucket.open.size).toBe(0)
    expect(journal.records.get('film')?.plan.multipart).toBeUndefined()
  })

  it('of earlier runs are aborted at the start', async () => {
    list.add(record({ state: 'cancelled' }))
    sweeper.sweep()
    await pass(500)
    expect(bucket.open.size).toBe(0)
  })

  it('are aborted when a failed upload is cleared from the list', async () => {
    list.add(record({ state: 'failed', failure: failure('timeout') }))
    list.removeFinished()
    await pass(500)
    expect(bucket.open.size).toBe(0)
  })

  it('stay where the upload may still be tried again', async () => {
    list.add(record({ state: 'failed', failure: failure('timeout') }))
    sweeper.sweep()
    await pass(60_000)
    expect(bucket.open.size).toBe(1)
  })

  it('stay when the person changed their mind in time', async () => {
    list.add(record({ state: 'preparing' }))
    list.apply('film', { type: 'cancel' })
    list.apply('film', { type: 'wait' })
    await pass(500)
    expect(bucket.open.size).toBe(1)
  })

  it('are tried again where the server did not answer', async () => {
    const abort = bucket.abortMultipart.bind(bucket)
    const evidence = { status: 0, code: '', requestId: '' }
    bucket.abortMultipart = async () => problem({ failure: failure('timeout'), evidence })
    list.add(record({ state: 'cancelled' }))
    sweeper.sweep()
    await pass(500)
    expect(bucket.open.size).toBe(1)
    bucket.abortMultipart = abort
    await pass(2000)
    expect(bucket.open.size).toBe(0)
  })
})
