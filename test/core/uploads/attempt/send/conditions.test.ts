import { beforeEach, describe, expect, it } from 'vitest'
import type { PutRequest } from '../../../../../electron/core/ports/object-store'
import { aborted } from '../../../../../electron/core/aborted'
import { Conditions } from '../../../../../electron/core/uploads/attempt/send/conditions'
import { emptyFields, type DestinationFields } from '../../../../../electron/shared/destinations/destination'
import { failure } from '../../../../../electron/shared/failures/failure'
import { problem } from '../../../../../electron/shared/result'
import { MemoryBucket } from '../../../../support/memory-bucket'
import { MemoryTraits } from '../../../../support/memory-ports'
import { sampleRecord } from '../../../../support/sample-records'

const fields: DestinationFields = {
  ...emptyFields,
  name: 'Home',
  provider: 'minio',
  endpoint: 'https://minio.home',
  bucket: 'photos',
  region: 'us-east-1',
  pathStyle: true,
}
const request: PutRequest = {
  key: 'a.png',
  uploadId: 'a',
  source: sampleRecord('a').source,
  sha256: '',
  contentType: 'image/png',
  cacheControl: '',
  onlyIfFree: true,
  trustsConditions: false,
  onProgress: () => undefined,
  pace: async () => undefined,
  signal: new AbortController().signal,
}

describe('conditional uploads', () => {
  let traits: MemoryTraits
  let conditions: Conditions
  let bucket: MemoryBucket
  beforeEach(async () => {
    traits = new MemoryTraits()
    conditions = new Conditions(traits)
    bucket = new MemoryBucket()
    await bucket.put(request)
  })

  it('are trusted on AWS from the start', () => {
    expect(conditions.trusts({ ...fields, endpoint: '' })).toBe(true)
  })

  it('are trusted elsewhere once the server has refused a taken key', async () => {
    expect(conditions.trusts(fields)).toBe(false)
    await conditions.probe(fields, bucket, request)
    expect(conditions.trusts(fields)).toBe(true)
  })

  it('are never trusted on a server that ignores them', async () => {
    bucket.objects.clear()
    await conditions.probe(fields, bucket, request)
    expect(conditions.trusts(fields)).toBe(false)
    expect(bucket.objects.size).toBe(1)
  })

  it('are not trusted if only a HEAD showed that the key is taken', async () => {
    bucket.put = async ({ key }) => problem(failure('key-exists', { key, seenBy: 'head' }))
    await conditions.probe(fields, bucket, request)
    expect(traits.honoursConditions('https://minio.home photos')).toBe(false)
  })

  it('stay unknown if the test itself failed', async () => {
    bucket.failures = [{ failure: failure('timeout'), stored: false }]
    await conditions.probe(fields, bucket, request)
    expect(conditions.trusts(fields)).toBe(false)
    await conditions.probe(fields, bucket, request)
    expect(conditions.trusts(fields)).toBe(true)
  })

  it('are not tested with a large image', async () => {
    const large = { ...request, source: { ...request.source, sizeBytes: 5 * 1024 ** 2 } }
    await conditions.probe(fields, bucket, large)
    expect(conditions.trusts(fields)).toBe(false)
  })

  it('are tested another time if somebody waits to delete the object', async () => {
    const put = bucket.put.bind(bucket)
    bucket.put = async ({ signal }) => {
      await aborted(signal)
      return problem(failure('unexpected', { reason: 'cancelled' }))
    }
    const probe = conditions.probe(fields, bucket, request)
    await Promise.all(conditions.cancelAll())
    await probe
    bucket.put = put
    expect(conditions.trusts(fields)).toBe(false)
    await conditions.probe(fields, bucket, request)
    expect(conditions.trusts(fields)).toBe(true)
  })

  it('do not keep a deletion waiting for its turn under the speed limit', async () => {
    bucket.put = async ({ pace, signal }) => {
      await pace(1)
      return problem(failure('unexpected', { reason: signal.aborted ? 'cancelled' : 'sent' }))
    }
    void conditions.probe(fields, bucket, { ...request, pace: () => new Promise(() => undefined) })
    await Promise.all(conditions.cancelAll())
  })

  it('are no longer recorded once Ollim quits', async () => {
    const remembered: string[] = []
    traits.rememberConditions = (server) => remembered.push(server)
    const probe = conditions.probe(fields, bucket, request)
    conditions.dispose()
    await probe
    expect(remembered).toEqual([])
  })
})
