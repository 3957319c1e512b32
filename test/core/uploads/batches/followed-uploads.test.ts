import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FollowedUploads } from '../../../../electron/core/uploads/batches/followed-uploads'
import type { UploadProgress } from '../../../../electron/core/uploads/batches/upload-outcome'
import type { AttemptOutcome } from '../../../../electron/core/uploads/attempt/attempt-outcome'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { Slices } from '../../../../electron/core/slices'
import { UploadQueue } from '../../../../electron/core/uploads/queue/upload-queue'
import { failure, type Failure } from '../../../../electron/shared/failures/failure'
import { FakeClock } from '../../../support/fake-clock'
import { sampleRecord } from '../../../support/sample-records'
import { MemoryJournal } from '../../../support/memory-ports'
import { uploadsOf } from '../../../support/uploads-of'

const done: AttemptOutcome = { kind: 'done', url: 'https://a/b.png', key: 'b.png', etag: 'e' }
const failed = (reason: Failure): AttemptOutcome => ({ kind: 'failed', failure: reason })
const wrongSecret = failure('secret-wrong')
const offline = failure('offline', { host: 's3.test' })

describe('following a command’s uploads in the app', () => {
  let clock: FakeClock
  let list: UploadList
  let queue: UploadQueue
  let followed: FollowedUploads
  let waitsForPerson: boolean
  let told: UploadProgress[]
  /** How the next attempts end; without one they go on until they are aborted. */
  let outcomes: AttemptOutcome[]

  beforeEach(() => {
    clock = new FakeClock()
    list = new UploadList(new MemoryJournal())
    outcomes = []
    told = []
    waitsForPerson = true
    queue = new UploadQueue({
      list,
      clock,
      ids: { uuid: () => 'id', random: () => 0 },
      goesElsewhere: () => false,
      redirectIfGone: () => undefined,
      attempt: async (id, signal) => {
        list.apply(id, { type: 'begin', totalBytes: 1000 })
        const outcome = outcomes.shift()
        if (outcome !== undefined) return outcome
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        return { kind: 'aborted' }
      },
      parallelUploads: () => 1,
      slices: new Slices(clock),
      onDestinationTrouble: 'wait',
      onStateChange: () => undefined,
    })
    followed = new FollowedUploads({
      list,
      queue,
      clock,
      isOwn: ({ id }) => id !== 'other',
      get waitsForPerson() {
        return waitsForPerson
      },
      onProgress: (progress) => told.push(progress),
    })
  })
  afterEach(async () => {
    followed.dispose()
    await queue.dispose()
  })

  function begin(...ids: readonly string[]): void {
    const records = ids.map((id) => sampleRecord(id))
    for (const record of records) list.add(record)
    queue.enqueue(records.map(({ upload }) => upload))
    followed.add(ids)
  }

  function ends(...ids: readonly string[]): readonly string[] {
    return ids.map((id) => {
      const upload = followed.record(id)?.upload
      if (upload === undefined) return 'unknown'
      return upload.status.state === 'done' ? 'done' : followed.failureOf(upload).kind
    })
  }

  it('ends at once without uploads', async () => {
    followed.add([])
    await followed.ended()
    expect(told).toEqual([])
  })

  it('waits for all of them', async () => {
    outcomes = [done, failed(failure('too-large')), done]
    begin('a', 'b', 'c')
    await followed.ended()
    expect(ends('a', 'b', 'c')).toEqual(['done', 'too-large', 'done'])
  })

  it('gives up uploads that the app would hold until its settings are fixed', async () => {
    outcomes = [failed(wrongSecret)]
    begin('a', 'b', 'c')
    await followed.ended()
    expect(ends('a', 'b', 'c')).toEqual(['secret-wrong', 'secret-wrong', 'secret-wrong'])
    const end = { state: 'failed', failure: wrongSecret, isGivenUp: true }
    expect(uploadsOf(list).map(({ status }) => status)).toEqual([end, end, end])
    expect(queue.state.holds).toEqual([])
  })

  it('gives up at once if the destination was held already', async () => {
    outcomes = [failed(wrongSecret)]
    const other = sampleRecord('other')
    list.add(other)
    queue.enqueue([other.upload])
    await expect.poll(() => list.get('other')?.upload.status.state).toBe('paused')
    begin('b')
    await followed.ended()
    expect(ends('b')).toEqual(['secret-wrong'])
  })

  it('waits a while for the network', async () => {
    outcomes = [failed(offline), done, done]
    begin('a', 'b')
    await expect.poll(() => list.get('b')?.upload.status.state).toBe('paused')
    clock.advance(3_000)
    await followed.ended()
    expect(ends('a', 'b')).toEqual(['done', 'done'])
  })

  it('does not wait for the network for ever', async () => {
    outcomes = [failed(offline)]
    begin('a', 'b')
    await expect.poll(() => list.get('b')?.upload.status.state).toBe('paused')
    outcomes = Array.from({ length: 20 }, () => failed(offline))
    for (let second = 0; second < 31; second += 1) {
      // One turn of the event loop: the attempt of this second ends.
      await clock.pass(1_000)
    }
    await followed.ended()
    expect(ends('a', 'b')).toEqual(['offline', 'offline'])
    const end = { state: 'failed', failure: offline, isGivenUp: true }
    expect(uploadsOf(list).map(({ status }) => status)).toEqual([end, end])
  })

  it('waits for the network again each time it has been back', async () => {
    outcomes = [failed(offline), done, failed(offline)]
    begin('a', 'b')
    await expect.poll(() => list.get('b')?.upload.status.state).toBe('paused')
    clock.advance(3_000)
    await expect.poll(() => ends('a', 'b')).toContain('done')
    await expect.poll(() => uploadsOf(list).map(({ status }) => status.state)).toContain('paused')
    outcomes = Array.from({ length: 20 }, () => failed(offline))
    for (let second = 0; second < 29; second += 1) {
      await clock.pass(1_000)
    }
    expect(uploadsOf(list).map(({ status }) => status.state)).not.toContain('failed')
    outcomes = [done]
    clock.advance(3_000)
    await followed.ended()
    expect(ends('a', 'b')).toEqual(['done', 'done'])
  })

  it('waits while the person pauses uploads', async () => {
    queue.pause()
    begin('a')
    clock.advance(600_000)
    expect(list.get('a')?.upload.status).toEqual({ state: 'paused', reason: 'person' })
    expect(told).toMatchObject([{ finished: 0, total: 1, isPaused: true }])
    outcomes = [done]
    queue.resume()
    await followed.ended()
    expect(ends('a')).toEqual(['done'])
    expect(told.at(-1)).not.toHaveProperty('isPaused')
  })

  it('reports a pause at once, however recently it reported progress', async () => {
    begin('a')
    expect(told).toHaveLength(1)
    queue.pause()
    await expect.poll(() => told.at(-1)).toMatchObject({ isPaused: true })
  })

  it('does not wait for a paused upload if that is not wanted, and leaves it as it is', async () => {
    waitsForPerson = false
    begin('a', 'b')
    queue.pause()
    await followed.ended()
    const [upload] = uploadsOf(list)
    expect(upload && followed.failureOf(upload)).toMatchObject({ facts: { reason: 'paused' } })
    expect(uploadsOf(list).map(({ status }) => status.state)).toEqual(['paused', 'paused'])
  })

  it('reports uploads as cancelled that the person cancels in the app', async () => {
    begin('a')
    queue.cancel(['a'])
    await followed.ended()
    const [upload] = uploadsOf(list)
    expect(upload && followed.failureOf(upload)).toMatchObject({ facts: { reason: 'cancelled' } })
  })

  it('leaves other uploads alone when it cancels', async () => {
    begin('a')
    list.add(sampleRecord('other'))
    followed.cancel()
    await followed.ended()
    expect(uploadsOf(list).map(({ status }) => status.state)).toEqual(['cancelled', 'waiting'])
  })

  it('cancels uploads that a folder adds after the cancel', async () => {
    followed.cancel()
    begin('a')
    await followed.ended()
    expect(list.get('a')?.upload.status.state).toBe('cancelled')
  })

  it('remembers uploads that the person cleared from the list', async () => {
    outcomes = [done]
    begin('a', 'b')
    await expect.poll(() => list.get('a')?.upload.status.state).toBe('done')
    list.remove(list.ids)
    followed.cancel()
    await followed.ended()
    expect(ends('a', 'b')).toEqual(['done', 'unexpected'])
  })

  it('reports progress at most ten times a second', async () => {
    begin('a', 'b')
    const before = told.length
    for (let sent = 100; sent <= 500; sent += 100) {
      list.apply('a', { type: 'progress', sentBytes: sent, bytesPerSecond: 1 })
    }
    expect(told).toHaveLength(before)
    clock.advance(100)
    list.apply('a', { type: 'progress', sentBytes: 600, bytesPerSecond: 1 })
    expect(told.at(-1)).toEqual({ finished: 0, total: 2, sentBytes: 600, totalBytes: 2000 })
  })
})
