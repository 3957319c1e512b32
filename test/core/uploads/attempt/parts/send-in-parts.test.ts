import { beforeEach, describe, expect, it } from 'vitest'
import type { JournalRecord } from '../../../../../electron/core/ports/journal'
import { planMultipart } from '../../../../../electron/core/uploads/attempt/parts/multipart-plan'
import type { OwnMultipart } from '../../../../../electron/core/uploads/attempt/parts/own-multipart'
import {
  sendInParts,
  type PartsNeeds,
} from '../../../../../electron/core/uploads/attempt/parts/send-in-parts'
import { noEvidence } from '../../../../../electron/shared/destinations/check'
import { failure, type Failure } from '../../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../../electron/shared/result'
import { FakeClock } from '../../../../support/fake-clock'
import { MemoryBucket } from '../../../../support/memory-bucket'
import { sampleRecord } from '../../../../support/sample-records'
import { settled } from '../../../../support/settled'

const mebibyte = 1024 ** 2
const sizeBytes = 50 * mebibyte // 8 MiB parts: six and a rest of 2 MiB

describe('sending a large file in parts', () => {
  let clock: FakeClock
  let bucket: MemoryBucket
  let kept: OwnMultipart[]
  let refusals: (Failure | undefined)[]
  let spare: number
  let progress: number[]
  let askedAs: boolean[]
  beforeEach(() => {
    clock = new FakeClock()
    bucket = new MemoryBucket()
    bucket.now = () => clock.now()
    kept = []
    refusals = []
    spare = 0
    progress = []
    askedAs = []
  })

  function record(own: OwnMultipart): JournalRecord {
    return sampleRecord('film', { sizeBytes, plan: own })
  }

  function send(
    own: OwnMultipart = {},
    signal = new AbortController().signal,
  ): ReturnType<typeof sendInParts> {
    const plan = planMultipart(sizeBytes, 10_000)
    if (plan === undefined) throw new Error('a plan was due')
    const needs: PartsNeeds = {
      record: record(own),
      plan,
      key: 'film.png',
      cacheControl: '',
      accessList: 'none',
      onlyIfFree: true,
      store: bucket,
      clock,
      pace: { allow: async () => undefined },
      slots: {
        borrow: (isQuick) => {
          askedAs.push(isQuick)
          if (spare === 0) return false
          spare -= 1
          return true
        },
        release: () => {
          spare += 1
        },
      },
      keep: (now) => {
        const refusal = refusals.shift()
        if (refusal !== undefined) return problem(refusal)
        kept.push(now)
        return success(null)
      },
      onProgress: (sentBytes) => progress.push(sentBytes),
      signal,
    }
    return sendInParts(needs)
  }

  it.each([
    ['starts nothing at the server', [failure('disk-full')], 0],
    ['sends no part', [undefined, failure('disk-full')], 1],
  ])('%s that a full disk could not note', async (_what, refused, started) => {
    refusals = refused
    expect(await send()).toEqual(problem(failure('disk-full')))
    expect([bucket.open.size, bucket.sentParts]).toEqual([started, []])
  })

  it('goes on with what was started while the disk was full once that is noted', async () => {
    const started = { multipartId: 'started', partBytes: 8 * mebibyte, etags: Array<string>(7).fill('') }
    refusals = [failure('disk-full')]
    expect(await send({ multipart: started })).toEqual(problem(failure('disk-full')))
    expect(bucket.sentParts).toEqual([])
    await send({ multipart: started })
    expect(kept[0]).toEqual({ multipart: started })
  })

  it('sends every part once, and forgets the parts once the object exists', async () => {
    expect(await send()).toEqual({ ok: true, value: { etag: '7-parts' } })
    expect(bucket.sentParts).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(bucket.objects.get('film.png')).toEqual({ uploadId: 'film', etag: '7-parts', sizeBytes })
    expect(kept.at(-1)).toEqual({})
    expect(progress.at(-1)).toBe(sizeBytes)
  })

  it('uses no more lanes than are free, and returns all of them', async () => {
    spare = 2
    let running = 0
    let most = 0
    bucket.onPart = async () => {
      running += 1
      most = Math.max(most, running)
      await settled()
      running -= 1
    }
    await send()
    expect(most).toBe(3)
    expect(spare).toBe(2)
    expect([...bucket.sentParts].toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('asks for another lane as a quick one only after a quick part', async () => {
    bucket.onPart = async ({ partNumber }) => clock.advance(partNumber === 3 ? 60_000 : 1_000)
    await send()
    expect(askedAs).toEqual([false, true, true, false, true, true])
  })

  it('returns every lane when a bug ends one of them', async () => {
    spare = 2
    bucket.onPart = async ({ partNumber }) => {
      await settled()
      if (partNumber === 2) throw new RangeError('Array buffer allocation failed')
    }
    expect(await send()).toMatchObject({
      ok: false,
      problem: { kind: 'unexpected', detail: 'RangeError: Array buffer allocation failed' },
    })
    expect(spare).toBe(2)
  })

  it('records each stored part, so that the next attempt sends only the rest', async () => {
    bucket.partFailures = [undefined, undefined, failure('timeout')]
    expect(await send()).toMatchObject({ ok: false, problem: { kind: 'timeout' } })
    const left = kept.at(-1)
    expect(left?.multipart?.etags.slice(0, 3)).toEqual(['part-1', 'part-2', ''])
    bucket.sentParts.length = 0
    progress.length = 0
    expect(await send(left)).toMatchObject({ ok: true })
    expect(bucket.sentParts).toEqual([3, 4, 5, 6, 7])
    expect(progress[0]).toBe(16 * mebibyte)
    expect(bucket.objects.get('film.png')?.sizeBytes).toBe(sizeBytes)
  })

  it('starts again if the server has discarded the parts', async () => {
    const gone = { multipartId: 'long-gone', partBytes: 8 * mebibyte, etags: ['a', '', '', '', '', '', ''] }
    expect(await send({ multipart: gone })).toMatchObject({ ok: false, problem: { retryable: true } })
    expect(kept).toEqual([{}])
  })

  it('starts again if the server has lost some parts, and leaves none behind', async () => {
    bucket.completeMultipart = async () => problem(failure('unexpected', { reason: 'multipartGone' }))
    expect(await send()).toMatchObject({ ok: false, problem: { retryable: true } })
    expect(bucket.open.size).toBe(0)
    expect(kept.at(-1)).toEqual({})
  })

  it.each([
    ['the network fails', failure('offline'), false],
    ['it is cancelled', failure('unexpected', { reason: 'cancelled' }), true],
  ])('forgets no parts that it could not abort because %s', async (_why, refused, isCancelled) => {
    const controller = new AbortController()
    bucket.completeMultipart = async () => problem(failure('unexpected', { reason: 'multipartGone' }))
    const abort = bucket.abortMultipart.bind(bucket)
    bucket.abortMultipart = async () => {
      if (isCancelled) controller.abort()
      return problem({ failure: refused, evidence: noEvidence })
    }
    expect(await send({}, controller.signal)).toEqual(problem(refused))
    bucket.abortMultipart = abort
    await send(kept.at(-1))
    expect([bucket.open.size, kept.at(-1)]).toEqual([0, {}])
  })

  it('never replaces an object that already exists', async () => {
    bucket.objects.set('film.png', { uploadId: 'somebody', sizeBytes: 1 })
    expect(await send()).toMatchObject({ ok: false, problem: { kind: 'key-exists' } })
    expect(bucket.open.size).toBe(0)
  })

  it('discards the upload of an earlier start whose answer was lost', async () => {
    const start = bucket.startMultipart.bind(bucket)
    bucket.startMultipart = async (what) => {
      await start(what)
      return problem(failure('timeout'))
    }
    expect(await send()).toMatchObject({ ok: false })
    expect(bucket.open.size).toBe(1)
    clock.advance(60_000)
    bucket.startMultipart = start
    expect(await send(kept.at(-1))).toMatchObject({ ok: true })
    expect(bucket.open.size).toBe(0)
  })

  it('discards it also if the credentials were wrong in between', async () => {
    const multipartAskedAt = clock.now()
    bucket.begin('film.png', 'film')
    clock.advance(60_000)
    const refused = failure('secret-wrong')
    const [find, start] = [bucket.findMultiparts.bind(bucket), bucket.startMultipart.bind(bucket)]
    bucket.findMultiparts = async () => problem({ failure: refused, evidence: noEvidence })
    bucket.startMultipart = async () => problem(refused)
    expect(await send({ multipartAskedAt })).toEqual(problem(refused))
    bucket.findMultiparts = find
    bucket.startMultipart = start
    expect(await send(kept.at(-1) ?? { multipartAskedAt })).toMatchObject({ ok: true })
    expect(bucket.open.size).toBe(0)
  })

  it('begins nothing while the server cannot say whether the key is free', async () => {
    const evidence = { status: 503, code: 'SlowDown', requestId: '' }
    bucket.head = async () => problem({ failure: failure('throttled'), evidence })
    expect(await send()).toMatchObject({ ok: false, problem: { kind: 'throttled' } })
    expect(bucket.open.size).toBe(0)
  })

  it('stops every lane when the person cancels', async () => {
    spare = 3
    const controller = new AbortController()
    bucket.onPart = async () => controller.abort()
    expect(await send({}, controller.signal)).toMatchObject({ ok: false })
    expect(bucket.sentParts.length).toBeLessThanOrEqual(4)
    expect(spare).toBe(3)
  })
})
