import { beforeEach, describe, expect, it } from 'vitest'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { attemptUpload } from '../../../../electron/core/uploads/attempt/attempt-upload'
import { emptyFields } from '../../../../electron/shared/destinations/destination'
import { failure } from '../../../../electron/shared/failures/failure'
import { success } from '../../../../electron/shared/result'
import { attemptNeeds } from '../../../support/attempt-needs'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'

const fields = {
  ...emptyFields,
  endpoint: 'https://minio.home',
  bucket: 'photos',
  keyTemplate: '{name}.{ext}',
}
const record = sampleRecord('a')

describe('an attempt that sends an image from memory', () => {
  let bucket: MemoryBucket
  /** How often the image was given back. */
  let givenBack: number
  beforeEach(() => {
    bucket = new MemoryBucket()
    givenBack = 0
  })

  async function attempt(): Promise<void> {
    const list = new UploadList(new MemoryJournal())
    list.add(record)
    list.apply('a', { type: 'prepare' })
    const image = { sha256: 'abcdef0123456789'.repeat(4), release: () => (givenBack += 1) }
    const needs = attemptNeeds(image, {
      list,
      maxKeptBytes: () => record.source.sizeBytes,
      open: () => success({ fields, store: bucket }),
    })
    await attemptUpload(needs, 'a', new AbortController().signal)
  }

  it('returns its memory once the image is stored', async () => {
    await attempt()
    await expect.poll(() => givenBack).toBe(1)
  })

  it('keeps its memory while the same bytes are sent again to test the server', async () => {
    let answer = (): void => undefined
    const tried = new Promise<void>((resolve) => (answer = resolve))
    const put = bucket.put.bind(bucket)
    bucket.put = async (request) => {
      if (request.trustsConditions) await tried
      return put(request)
    }
    await attempt()
    expect(givenBack).toBe(0)
    answer()
    await expect.poll(() => givenBack).toBe(1)
  })

  it('does not reuse its memory after a failure, since some bytes may still be being sent', async () => {
    bucket.failures = [{ failure: failure('timeout'), stored: false }]
    await attempt()
    expect(givenBack).toBe(0)
  })
})
