import { beforeEach, describe, expect, it } from 'vitest'
import {
  abortOwnMultipart,
  type OwnMultipart,
} from '../../../../../electron/core/uploads/attempt/parts/own-multipart'
import { failure, type Failure } from '../../../../../electron/shared/failures/failure'
import { problem } from '../../../../../electron/shared/result'
import { FakeClock } from '../../../../support/fake-clock'
import { MemoryBucket } from '../../../../support/memory-bucket'
import { sampleRecord } from '../../../../support/sample-records'

const hour = 3_600_000

describe("aborting an upload's own multipart upload", () => {
  let clock: FakeClock
  let bucket: MemoryBucket
  beforeEach(() => {
    clock = new FakeClock()
    bucket = new MemoryBucket()
    // Clocks differ, and nobody minds a few minutes.
    bucket.now = () => clock.now() - 10 * 60_000
  })

  const { signal } = new AbortController()

  async function storePart(multipartId: string): Promise<void> {
    const range = { partNumber: 1, start: 0, end: 8 }
    const { source } = sampleRecord('film')
    const how = { onProgress: () => undefined, pace: async () => undefined, signal }
    await bucket.putPart({ key: 'film.png', multipartId, source, ...range, ...how })
  }

  function abort(own: OwnMultipart): Promise<Failure | undefined> {
    return abortOwnMultipart({ store: bucket, key: 'film.png', clock, signal }, own)
  }

  it('aborts the one whose id is known, and no other under the same key', async () => {
    const multipartId = bucket.begin('film.png')
    const theirs = bucket.begin('film.png')
    expect(await abort({ multipart: { multipartId, partBytes: 8, etags: [] } })).toBeUndefined()
    expect([...bucket.open.keys()]).toEqual([theirs])
  })

  it.each([
    ['of its server, which has no such bucket any more, ends it', 'NoSuchBucket', undefined],
    ['of a gateway does not', '', failure('bucket-missing', { reason: 'unspecified' })],
  ])('a 404 %s', async (_what, code, left) => {
    const refusal = failure('bucket-missing', code === '' ? { reason: 'unspecified' } : {})
    const evidence = { status: 404, code, requestId: '' }
    bucket.abortMultipart = async () => problem({ failure: refusal, evidence })
    const multipart = { multipartId: bucket.begin('film.png'), partBytes: 8, etags: [] }
    expect(await abort({ multipart })).toEqual(left)
  })

  it('aborts the one that began when this upload asked for it, if its id was lost', async () => {
    const multipartAskedAt = clock.now()
    clock.advance(900)
    bucket.begin('film.png')
    clock.advance(26 * hour)
    expect(await abort({ multipartAskedAt })).toBeUndefined()
    expect(bucket.open.size).toBe(0)
  })

  it.each([
    ['earlier', -60_000],
    ['later', 60_000],
  ])('leaves one alone that began a minute %s', async (_, milliseconds) => {
    const asked = clock.now() - milliseconds
    bucket.begin('film.png')
    clock.advance(120_000)
    expect(await abort({ multipartAskedAt: asked })).toBeUndefined()
    expect(bucket.open.size).toBe(1)
  })

  it('leaves one alone that began at the same moment but already has parts', async () => {
    const multipartAskedAt = clock.now()
    await storePart(bucket.begin('film.png'))
    expect(await abort({ multipartAskedAt })).toBeUndefined()
    expect(bucket.open.size).toBe(1)
  })

  it('sends no request if nothing was begun', async () => {
    bucket.findMultiparts = async () => expect.unreachable()
    expect(await abort({})).toBeUndefined()
  })

  it.each([
    ['says so where the server cannot tell just now', 'timeout', 'timeout'],
    ['says so where the person has to correct the credentials first', 'secret-wrong', 'secret-wrong'],
    ['is content where the key may not list', 'access-denied', undefined],
  ] as const)('%s', async (_, kind, told) => {
    const evidence = { status: 0, code: '', requestId: '' }
    bucket.findMultiparts = async () => problem({ failure: failure(kind), evidence })
    expect((await abort({ multipartAskedAt: clock.now() }))?.kind).toBe(told)
  })
})
