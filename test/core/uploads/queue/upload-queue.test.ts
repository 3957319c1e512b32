import { beforeEach, describe, expect, it } from 'vitest'
import { abortedByCancel } from '../../../../electron/core/uploads/attempt/attempt-outcome'
import { failure } from '../../../../electron/shared/failures/failure'
import { done, failed, QueueBench, recognised } from '../../../support/queue-bench'
import { settled } from '../../../support/settled'

describe('the upload queue', () => {
  let bench: QueueBench
  beforeEach(() => {
    bench = new QueueBench()
  })

  it('runs no more uploads at once than allowed, in the order accepted', async () => {
    bench.add(['a', 'b', 'c', 'd'])
    expect(bench.started).toEqual(['a', 'b'])
    await bench.end('a', done)
    expect(bench.started).toEqual(['a', 'b', 'c'])
  })

  it('keeps a slot free of large files, so that a small one need not wait for a film', async () => {
    bench.parallel = 3
    const film = 2 * 1024 ** 3
    bench.add(['film 1', 'film 2', 'film 3'], 'blog', film)
    expect(bench.started).toEqual(['film 1', 'film 2'])
    expect([bench.queue.slots.borrow(true), bench.queue.slots.borrow(true)]).toEqual([true, false])
    bench.add(['shot', 'next shot'])
    expect(bench.queue.slots.borrow(true)).toBe(false)
    bench.queue.slots.release()
    expect(bench.started).toEqual(['film 1', 'film 2', 'shot'])
    await bench.end('shot', done)
    await bench.end('next shot', done)
    expect(bench.started).not.toContain('film 3')
    await bench.end('film 1', done)
    expect(bench.started).toContain('film 3')
  })

  it('starts a small upload at once while parts of a film are sent', () => {
    bench.parallel = 4
    bench.add(['film'], 'blog', 2 * 1024 ** 3)
    const borrowed = Array.from({ length: 4 }, () => bench.queue.slots.borrow(false))
    expect(borrowed).toEqual([true, true, false, false])
    bench.add(['shot'])
    expect(bench.started).toEqual(['film', 'shot'])
  })

  it('starts one small upload beside photos that hold all slots for long', async () => {
    bench.add(['photo 1', 'photo 2', 'photo 3'], 'blog', 2_400_000)
    bench.clock.advance(30_000)
    bench.add(['shot', 'next shot'], 'blog', 100_000, 'another drop')
    expect(bench.started).toEqual(['photo 1', 'photo 2', 'shot'])
    bench.clock.advance(60_000)
    expect(bench.started).not.toContain('next shot')
    await bench.end('shot', done)
    expect(bench.started).toEqual(['photo 1', 'photo 2', 'shot', 'next shot'])
  })

  it('makes a small upload wait a few seconds at most', () => {
    bench.add(['photo 1', 'photo 2', 'photo 3'], 'blog', 2_400_000)
    bench.clock.advance(1_000)
    bench.add(['shot'], 'blog', 100_000)
    expect(bench.started).not.toContain('shot')
    bench.clock.advance(5_000)
    expect(bench.started).toEqual(['photo 1', 'photo 2', 'shot'])
  })

  it.each([
    ['is about as large', 2, 2_000_000],
    ['is small, where the person wants one after the other', 1, 100_000],
  ])('starts nothing beside photos that %s', (_what, parallel, sizeBytes) => {
    bench.parallel = parallel
    bench.add(['photo 1', 'photo 2'], 'blog', 2_400_000)
    bench.add(['another'], 'blog', sizeBytes, 'another drop')
    bench.clock.advance(60_000)
    expect(bench.started).not.toContain('another')
  })

  it('starts a single image before thousands that were dropped earlier', async () => {
    bench.add(['a', 'b', 'c', 'd', 'e'])
    bench.add(['shot'], 'blog', 1000, 'another drop')
    await bench.end('a', done)
    await bench.end('b', done)
    expect(bench.started).toEqual(['a', 'b', 'c', 'shot', 'd'])
  })

  it('sends one more small image at once after each successful round', async () => {
    bench.add(Array.from({ length: 20 }, (_, index) => String(index)))
    const atOnce: number[] = []
    for (let ended = 0; ended < 9; ended += 1) {
      await bench.end(String(ended), done)
      atOnce.push(bench.running.length)
    }
    expect(atOnce).toEqual([2, 3, 3, 3, 4, 4, 4, 4, 5])
  })

  it('does not take duplicates for a sign that the server keeps up', async () => {
    bench.add(Array.from({ length: 20 }, (_, index) => String(index)))
    for (let ended = 0; ended < 9; ended += 1) await bench.end(String(ended), recognised)
    expect(bench.running).toHaveLength(2)
  })

  it("starts a batch with the person's number, however many images were sent singly before", async () => {
    for (let index = 0; index < 30; index += 1) {
      bench.add([`single ${index}`])
      await bench.end(`single ${index}`, done)
    }
    bench.add(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(bench.running.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it("sends no more than the person's number at once of images that fill the line", async () => {
    bench.add(['a', 'b', 'c', 'd', 'e', 'f'], 'blog', 3 * 1024 ** 2)
    for (const id of ['a', 'b', 'c']) await bench.end(id, done)
    expect(bench.running.map(({ id }) => id)).toEqual(['d', 'e'])
  })

  it('sends one after the other if the person wants that', async () => {
    bench.parallel = 1
    bench.add(['a', 'b', 'c', 'd'])
    for (const id of ['a', 'b']) await bench.end(id, done)
    expect(bench.running.map(({ id }) => id)).toEqual(['c'])
  })

  it('sends a large file even if only one upload may run', () => {
    bench.parallel = 1
    bench.add(['film'], 'blog', 2 * 1024 ** 3)
    expect(bench.started).toEqual(['film'])
  })

  it('continues with the others if one upload fails', async () => {
    bench.add(['a', 'b', 'c'])
    await bench.end('a', failed('file-unreadable'))
    await bench.end('b', done)
    await bench.end('c', done)
    expect(bench.states()).toEqual({ a: 'failed', b: 'done', c: 'done' })
  })

  it('cancels a waiting and a running upload, and aborts the request of the latter', async () => {
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

  it('retries a cancelled upload when asked, even while its old attempt is still ending', async () => {
    bench.add(['a'])
    bench.queue.cancel(['a'])
    bench.queue.retry(['a'])
    await settled()
    expect(bench.started).toEqual(['a', 'a'])
    await bench.end('a', done)
    expect(bench.states()).toEqual({ a: 'done' })
  })

  it('retries by itself after a temporary failure, and says when', async () => {
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

  it('loses neither attempts nor the network while another upload of the same bytes is to go first', async () => {
    bench.add(['a', 'b'])
    const nextAt = bench.clock.now() + 60_000
    await bench.end('a', { kind: 'deferred', failure: failure('offline'), nextAt })
    expect(bench.states()).toEqual({ a: 'retrying', b: 'preparing' })
    expect(bench.list.get('a')?.upload.status).toMatchObject({ attempt: 1, nextAt })
    bench.clock.advance(60_000)
    for (let count = 0; count < 10; count += 1) {
      await bench.end('a', { kind: 'deferred', failure: failure('offline'), nextAt: 0 })
      bench.clock.advance(1_000)
    }
    await bench.end('a', done)
    expect(bench.states()).toMatchObject({ a: 'done' })
  })

  it('does not wait for hours for another upload of the same bytes if the clock is set back meanwhile', async () => {
    bench.add(['a'])
    const nextAt = bench.clock.now() + 2_000
    bench.clock.sleep(-3_600_000)
    await bench.end('a', { kind: 'deferred', failure: failure('timeout'), nextAt })
    bench.clock.advance(5 * 60_000)
    expect(bench.states()).toEqual({ a: 'preparing' })
  })

  it('gives up after five attempts, and can then be retried', async () => {
    bench.add(['a'])
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await bench.end('a', failed('server-error'))
      bench.clock.advance(60_000)
    }
    expect(bench.states()).toEqual({ a: 'failed' })
    bench.queue.retry(['a'])
    await bench.end('a', failed('server-error'))
    expect(bench.states()).toEqual({ a: 'retrying' })
  })

  it('restarts its count when an attempt got further with a large file', async () => {
    bench.add(['film'])
    for (let part = 1; part <= 12; part += 1) {
      bench.store('film', part)
      await bench.end('film', failed('timeout'))
      expect(bench.list.get('film')?.upload.status).toMatchObject({ state: 'retrying', attempt: 2 })
      bench.clock.advance(60_000)
    }
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      await bench.end('film', failed('timeout'))
      bench.clock.advance(60_000)
    }
    expect(bench.states()).toEqual({ film: 'failed' })
  })

  it('does not restart its count if parts are only sent again that the server had lost', async () => {
    bench.add(['film'])
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      bench.store('film', attempt % 2 === 0 ? 0 : 3)
      await bench.end('film', failed('timeout'))
      bench.clock.advance(60_000)
    }
    expect(bench.states()).toEqual({ film: 'failed' })
  })

  it('stops running uploads on pause, and resumes in the old order', async () => {
    bench.add(['a', 'b', 'c'])
    bench.queue.pause()
    await settled()
    expect(bench.states()).toEqual({ a: 'paused', b: 'paused', c: 'paused' })
    expect(bench.running).toEqual([])
    bench.queue.resume()
    expect(bench.started).toEqual(['a', 'b', 'a', 'b'])
  })

  it('keeps new uploads waiting during a pause', async () => {
    bench.queue.pause()
    bench.add(['a'])
    expect(bench.states()).toEqual({ a: 'paused' })
    bench.queue.resume()
    await bench.end('a', done)
    expect(bench.states()).toEqual({ a: 'done' })
  })

  it('fails everything in bounded time if nobody can fix it', async () => {
    bench = new QueueBench('fail')
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
