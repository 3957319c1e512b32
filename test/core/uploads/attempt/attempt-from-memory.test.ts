import { beforeEach, describe, expect, it } from 'vitest'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { emptyFields } from '../../../../electron/shared/destinations/destination'
import { failure } from '../../../../electron/shared/failures/failure'
import { success } from '../../../../electron/shared/result'
import { attempt, attemptNeeds } from '../../../support/attempt-needs'
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

  async function send(): Promise<void> {
    const list = new UploadList(new MemoryJournal())
    list.add(record)
    const open = () => success({ fields, store: bucket })
    const given = { list, maxKeptBytes: () => record.source.sizeBytes, open }
    await attempt(attemptNeeds(given, { release: () => (givenBack += 1) }), 'a')
  }

  it('returns its memory once the image is stored', async () => {
    await send()
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
    await send()
    expect(givenBack).toBe(0)
    answer()
    await expect.poll(() => givenBack).toBe(1)
  })

  it('does not reuse its memory after a failure, since some bytes may still be being sent', async () => {
    bucket.failures = [{ failure: failure('timeout'), stored: false }]
    await send()
    expect(givenBack).toBe(0)
  })
})
