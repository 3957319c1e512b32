import { beforeEach, describe, expect, it } from 'vitest'
import { UploadList } from '../../../electron/core/uploads/upload-list'
import { abortedByCancel } from '../../../electron/core/uploads/attempt'
import { UploadQueue } from '../../../electron/core/uploads/upload-queue'
import type { AttemptOutcome } from '../../../electron/core/uploads/attempt'
import type { QueueNeeds } from '../../../electron/core/uploads/upload-queue'
import { failure } from '../../../electron/shared/failure'
import type { UploadState } from '../../../electron/shared/upload'
import { FakeClock } from '../../support/fake-clock'
import { sampleRecord } from '../../support/sample-records'

const done: AttemptOutcome = { kind: 'done', url: 'https://a/b.png', key: 'b.png', etag: 'e' }
const failed = (kind: Parameters<typeof failure>[0]): AttemptOutcome => ({
  kind: 'failed',
  failure: failure(kind),
})

interface RunningAttempt {
  readonly id: string
  readonly signal: AbortSignal
  readonly end: (outcome: AttemptOutcome) => Promise<void>
}

/** A queue whose attempts end when the test says so. */
class Bench {
  readonly clock = new FakeClock()
  readonly list = new UploadList()
  running: RunningAttempt[] = []
  started: string[] = []
  parallel = 2
  readonly queue: UploadQueue

  constructor(onDestinationTrouble: QueueNeeds['onDestinationTrouble'] = 'wait') {
    this.queue = new UploadQueue({
      list: this.list,
      clock: this.clock,
      ids: { uuid: () => 'id', random: () => 0.5 },
      parallelUploads: () => this.parallel,
      onDestinationTrouble,
      onStateChange: () => undefined,
      attempt: async (id, signal) => this.#attempt(id, signal),
    })
  }

  add(ids: readonly string[], destinationId = 'blog'): void {
    const records = ids.map((id) => sampleRecord(id, { destinationId }))
    for (const record of records) this.list.add(record)
    this.queue.enqueue(records)
  }

  states(): Record<string, UploadState> {
    return Object.fromEntries(this.list.uploads.map((upload) => [upload.id, upload.status.state]))
  }

  async end(id: string, outcome: AttemptOutcome): Promise<void> {
    const attempt = this.running.find((one) => one.id === id)
    if (attempt === undefined) throw new Error(`${id} does not run`)
    await attempt.end(outcome)
  }

  async #attempt(id: string, signal: AbortSignal): Promise<AttemptOutcome> {
    this.started.push(id)
    return new Promise((resolve) => {
      const finish = async (outcome: AttemptOutcome): Promise<void> => {
        this.running = this.running.filter((one) => one.id !== id)
        resolve(outcome)
        await settled()
      }
      this.running.push({ id, signal, end: finish })
      signal.addEventListener('abort', () => void finish({ kind: 'aborted' }), { once: true })
    })
  }
}

/** Lets promises that are due run. */
async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
}

describe('the upload queue', () => {
  let bench: Bench
  beforeEach(() => {
    bench = new Bench()
  })

  it('runs no more at once than allowed, in the order accepted', async () => {
    bench.add(['a', 'b', 'c', 'd'])
    expect(bench.started).toEqual(['a', 'b'])
    await bench.end('a', done)
    expect(bench.started).toEqual(['a', 'b', 'c'])
  })

  it('lets a failed upload stop none of the others', async () => {
    bench.add(['a', 'b', 'c'])
    await bench.end('a', failed('file-unreadable'))
    await bench.end('b', done)
    await bench.end('c', done)
    expect(bench.states()).toEqual({ a: 'failed', b: 'done', c: 'done' })
  })

  it('cancels a waiting and a running upload, ending the request of the latter', async () => {
    bench.add(['a', 'b', 'c'])
    const signal = bench.running[0]?.signal
    bench.queue.cancel(['a', 'c'])
    await settled()
    expect(signal?.aborted).toBe(true)
    expect(signal?.reason).toBe(abortedByCancel)
    expect(bench.states()).toEqual({ a: 'cancelled', b: 'preparing', c: 'cancelled' })
  })

  it('cancels everything that is not finished', async () => {
    bench.add(['a', 'b', 'c'])
    await bench.end('a', done)
    bench.queue.cancelAll()
    await settled()
    expect(bench.states()).toEqual({ a: 'done', b: 'cancelled', c: 'cancelled' })
    expect(bench.running).toEqual([])
  })

  it('tries a cancelled upload again when asked, also while the old attempt is still ending', async () => {
    bench.add(['a'])
    bench.queue.cancel(['a'])
    bench.queue.retry(['a'])
    await settled()
    expect(bench.started).toEqual(['a', 'a'])
    await bench.end('a', done)
    expect(bench.states()).toEqual({ a: 'done' })
  })

  it('tries again by itself after a passing failure, and says when', async () => {
    bench.add(['a'])
    await bench.end('a', failed('timeout'))
    expect(bench.list.get('a')?.upload.status).toMatchObject({
      state: 'retrying',
      attempt: 2,
      maximumAttempts: 5,
      nextAt: bench.clock.now() + 500,
    })
    bench.clock.advance(499)
    expect(bench.started).toHaveLength(1)
    bench.clock.advance(1)
    await bench.end('a', done)
    expect(bench.states()).toEqual({ a: 'done' })
  })

  it('gives up after five attempts and can then be retried with fresh ones', async () => {
    bench.add(['a'])
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await bench.end('a', failed('server-error'))
      bench.clock.advance(60_000)
    }
    expect(bench.states()).toEqual({ a: 'failed' })
    bench.queue.retryFailed()
    await bench.end('a', failed('server-error'))
    expect(bench.states()).toEqual({ a: 'retrying' })
  })

  it('retries all that failed in a passing way, not what no retry can mend', async () => {
    bench.parallel = 3
    bench.add(['a', 'b', 'c'])
    await bench.end('a', failed('file-changed'))
    await bench.end('b', failed('access-denied'))
    bench.queue.retryFailed()
    expect(bench.states()).toMatchObject({ a: 'failed', b: 'preparing' })
  })

  it('stops running uploads on pause and goes on in the old order on resume', async () => {
    bench.add(['a', 'b', 'c'])
    bench.queue.pause()
    await settled()
    expect(bench.states()).toEqual({ a: 'paused', b: 'paused', c: 'paused' })
    expect(bench.running).toEqual([])
    bench.queue.resume()
    expect(bench.started).toEqual(['a', 'b', 'a', 'b'])
  })

  it('keeps what comes in during a pause waiting for the resume', async () => {
    bench.queue.pause()
    bench.add(['a'])
    expect(bench.states()).toEqual({ a: 'paused' })
    bench.queue.resume()
    await bench.end('a', done)
    expect(bench.states()).toEqual({ a: 'done' })
  })

  it('holds one destination on a failure that would hit all of it, and not the others', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    bench.add(['x'], 'docs')
    await bench.end('a', failed('access-denied'))
    expect(bench.states()).toEqual({ a: 'failed', b: 'paused', x: 'preparing' })
    expect(bench.queue.state.holds).toMatchObject([{ destinationId: 'blog', reason: 'destination' }])
  })

  it('forgets what holds a destination once nothing waits for it', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    await bench.end('a', failed('access-denied'))
    bench.queue.cancel(['b'])
    expect(bench.queue.state.holds).toEqual([])
    bench.add(['c'])
    expect(bench.states()).toMatchObject({ c: 'preparing' })
  })

  it('goes on with all it stopped once the destination is mended', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    await bench.end('a', failed('secret-wrong'))
    bench.queue.releaseDestination('blog')
    await bench.end('a', done)
    await bench.end('b', done)
    expect(bench.states()).toEqual({ a: 'done', b: 'done' })
    expect(bench.queue.state.holds).toEqual([])
  })

  it('lets one upload look for the network every three seconds and all go on when it is back', async () => {
    bench.parallel = 2
    bench.add(['a', 'b', 'c'])
    await bench.end('a', failed('offline'))
    await bench.end('b', failed('offline'))
    expect(bench.states()).toEqual({ a: 'paused', b: 'paused', c: 'paused' })
    bench.clock.advance(3000)
    expect(bench.running.map((one) => one.id)).toEqual(['a'])
    await bench.end('a', failed('offline'))
    bench.clock.advance(3000)
    await bench.end('a', done)
    await bench.end('b', done)
    await bench.end('c', done)
    expect(bench.states()).toEqual({ a: 'done', b: 'done', c: 'done' })
  })

  describe('while a destination is out of reach', () => {
    beforeEach(async () => {
      bench.add(['a', 'b', 'c'])
      await bench.end('a', failed('offline'))
      await bench.end('b', failed('offline'))
    })

    it('goes on once a try fails for another reason, for then there is a way to the server', async () => {
      bench.clock.advance(3000)
      await bench.end('a', failed('server-error'))
      await bench.end('b', done)
      await bench.end('c', done)
      bench.clock.advance(60_000)
      await bench.end('a', done)
      expect(bench.states()).toEqual({ a: 'done', b: 'done', c: 'done' })
    })

    it('tries again with another upload when the one that was tried is cancelled', async () => {
      bench.clock.advance(3000)
      bench.queue.cancel(['a'])
      await settled()
      bench.clock.advance(3000)
      expect(bench.running.map((one) => one.id)).toEqual(['b'])
    })

    it('tries again after a pause that lasted longer than the wait', async () => {
      bench.queue.pause()
      bench.clock.advance(60_000)
      bench.queue.resume()
      expect(bench.running).toEqual([])
      bench.clock.advance(3000)
      expect(bench.running.map((one) => one.id)).toEqual(['a'])
    })
  })

  it('fails everything in bounded time where nobody can mend it', async () => {
    bench = new Bench('fail')
    bench.parallel = 1
    bench.add(['a', 'b'])
    await bench.end('a', failed('access-denied'))
    expect(bench.states()).toEqual({ a: 'failed', b: 'preparing' })
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await bench.end('b', failed('offline'))
      bench.clock.advance(60_000)
    }
    expect(bench.states()).toEqual({ a: 'failed', b: 'failed' })
  })

  it('leaves every upload as it was when it is closed', async () => {
    bench.add(['a', 'b', 'c'])
    await bench.queue.dispose()
    expect(bench.running).toEqual([])
    expect(bench.states()).toEqual({ a: 'preparing', b: 'preparing', c: 'waiting' })
  })
})
