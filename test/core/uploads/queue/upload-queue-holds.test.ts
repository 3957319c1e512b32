import { beforeEach, describe, expect, it } from 'vitest'
import { failure } from '../../../../electron/shared/failures/failure'
import { done, failed, QueueBench } from '../../../support/queue-bench'
import { settled } from '../../../support/settled'

describe('the upload queue, when a destination or the network fails,', () => {
  let bench: QueueBench
  beforeEach(() => {
    bench = new QueueBench()
  })

  it('holds only the destination that the failure concerns', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    bench.add(['x'], 'docs')
    await bench.end('a', failed('access-denied'))
    expect(bench.states()).toEqual({ a: 'paused', b: 'paused', x: 'preparing' })
    expect(bench.queue.state.holds).toMatchObject([{ destinationId: 'blog', reason: 'destination' }])
  })

  it('releases a destination once no upload waits for it', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    await bench.end('a', failed('access-denied'))
    bench.queue.cancel(['a', 'b'])
    expect(bench.queue.state.holds).toEqual([])
    bench.add(['c'])
    expect(bench.states()).toMatchObject({ c: 'preparing' })
  })

  it('fails uploads that nobody waits for with the cause, and releases the destination once it is fixed', async () => {
    bench.parallel = 1
    bench.add(['a', 'b', 'c'])
    await bench.end('a', failed('access-denied'))
    bench.queue.giveUp(['a', 'b'])
    expect(bench.states()).toEqual({ a: 'failed', b: 'failed', c: 'paused' })
    expect(bench.list.brief('b')?.status).toMatchObject({ failure: { kind: 'access-denied' } })
    bench.queue.releaseDestination('blog')
    expect(bench.states()).toEqual({ a: 'failed', b: 'failed', c: 'preparing' })
    await bench.end('c', done)
    bench.queue.retry(['a', 'b'])
    await bench.end('a', done)
    await bench.end('b', done)
    expect(bench.states()).toEqual({ a: 'done', b: 'done', c: 'done' })
  })

  it('never gives up what the person has paused, even if its destination is held, or what runs', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    bench.queue.giveUp(['a', 'b'])
    expect(bench.states()).toEqual({ a: 'preparing', b: 'waiting' })
    await bench.end('a', failed('access-denied'))
    bench.queue.pause()
    bench.queue.giveUp(['a', 'b'])
    expect(bench.states()).toEqual({ a: 'paused', b: 'paused' })
  })

  it('resumes everything it stopped once the destination is fixed', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    await bench.end('a', failed('secret-wrong'))
    bench.queue.releaseDestination('blog')
    await bench.end('a', done)
    await bench.end('b', done)
    expect(bench.states()).toEqual({ a: 'done', b: 'done' })
    expect(bench.queue.state.holds).toEqual([])
  })

  it('pauses running uploads with the others, reports the cause once, and resumes in the old order', async () => {
    bench.parallel = 3
    bench.add(['a', 'b', 'c', 'd'])
    for (const id of ['c', 'a', 'b']) await bench.end(id, failed('credentials-expired'))
    expect(bench.states()).toEqual({ a: 'paused', b: 'paused', c: 'paused', d: 'paused' })
    expect(bench.queue.state.holds).toHaveLength(1)
    bench.started = []
    bench.queue.releaseDestination('blog')
    expect(bench.started).toEqual(['a', 'b', 'c'])
    for (const id of ['a', 'b', 'c', 'd']) await bench.end(id, done)
    expect(bench.states()).toEqual({ a: 'done', b: 'done', c: 'done', d: 'done' })
  })

  it('ignores results of attempts that used the old settings', async () => {
    bench.parallel = 3
    bench.add(['a', 'b', 'c'])
    await bench.end('a', failed('secret-wrong'))
    bench.queue.releaseDestination('blog')
    await bench.end('b', failed('secret-wrong'))
    expect(bench.queue.state.holds).toEqual([])
    await bench.end('b', done)
    expect(bench.states()).toMatchObject({ a: 'preparing', b: 'done' })
  })

  it("does not take an earlier attempt's success for a sign that the destination works again", async () => {
    bench.add(['a', 'b', 'c'])
    await bench.end('a', failed('credentials-expired'))
    await bench.end('b', done)
    expect(bench.states()).toEqual({ a: 'paused', b: 'done', c: 'paused' })
  })

  it('tries once a minute whether the cause was fixed elsewhere', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    await bench.end('a', failed('access-denied'))
    bench.clock.advance(60_000)
    await bench.end('b', done)
    await bench.end('a', done)
    expect(bench.states()).toEqual({ a: 'done', b: 'done' })
  })

  it('fails an upload alone if it is refused while others succeed', async () => {
    bench.parallel = 1
    bench.add(['denied', 'b', 'c'])
    await bench.end('denied', failed('access-denied'))
    bench.clock.advance(60_000)
    await bench.end('b', done)
    await bench.end('denied', failed('access-denied'))
    await bench.end('c', done)
    expect(bench.states()).toEqual({ denied: 'failed', b: 'done', c: 'done' })
    expect(bench.queue.state.holds).toEqual([])
  })

  it('tries the network with one upload every three seconds, and resumes all when it is back', async () => {
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

  describe('while a destination is unreachable', () => {
    beforeEach(async () => {
      bench.add(['a', 'b', 'c'])
      await bench.end('a', failed('offline'))
      await bench.end('b', failed('offline'))
    })

    it('resumes once a trial fails for another reason, because the server was reached', async () => {
      bench.clock.advance(3000)
      await bench.end('a', failed('server-error'))
      await bench.end('b', done)
      await bench.end('c', done)
      bench.clock.advance(60_000)
      await bench.end('a', done)
      expect(bench.states()).toEqual({ a: 'done', b: 'done', c: 'done' })
    })

    it('tries again with another upload if the trial is cancelled', async () => {
      bench.clock.advance(3000)
      bench.queue.cancel(['a'])
      await settled()
      bench.clock.advance(3000)
      expect(bench.running.map((one) => one.id)).toEqual(['b'])
    })

    it('tries again after a pause that was longer than the wait', async () => {
      bench.queue.pause()
      bench.clock.advance(60_000)
      bench.queue.resume()
      expect(bench.running).toEqual([])
      bench.clock.advance(3000)
      expect(bench.running.map((one) => one.id)).toEqual(['a'])
    })
  })

  it.each(['file-unreadable', 'timeout'] as const)(
    'tries again even if the trial failed for a reason of its own: %s',
    async (kind) => {
      bench.parallel = 1
      bench.add(['a', 'b', 'c'])
      await bench.end('a', failed('credentials-expired'))
      bench.clock.advance(60_000)
      await bench.end('b', failed(kind))
      bench.started = []
      bench.clock.advance(120_000)
      expect(bench.started).toHaveLength(1)
    },
  )

  describe.each([
    ['offline', 3000],
    ['access-denied', 60_000],
  ] as const)('while uploads go elsewhere (%s)', (kind, wait) => {
    const looking = (): readonly string[] =>
      bench.running.map(({ id }) => id).filter((id) => id.startsWith('held'))

    async function hold(held: readonly string[]): Promise<void> {
      bench.parallel = 1
      bench.add(held, 'blog')
      await bench.end('held 1', failed(kind))
      bench.parallel = 2
      bench.add(['a', 'b', 'c', 'd', 'e', 'f'], 'shop', 1000, 'another batch')
      bench.clock.advance(wait)
    }

    async function letOthersThrough(): Promise<void> {
      for (const id of ['a', 'b', 'c']) {
        await bench.end(id, done)
        bench.clock.advance(wait)
      }
    }

    it('tries with one upload at a time, however long that takes', async () => {
      await hold(['held 1', 'held 2', 'held 3'])
      await letOthersThrough()
      expect(looking()).toHaveLength(1)
    })

    it('tries again some time after the last trial has ended', async () => {
      await hold(['held 1', 'held 2', 'held 3'])
      await letOthersThrough()
      for (const id of looking()) await bench.end(id, failed(kind))
      expect(looking()).toEqual([])
      bench.clock.advance(wait)
      expect(looking()).toHaveLength(1)
    })

    it('holds a destination while its only upload is the trial', async () => {
      await hold(['held 1'])
      await letOthersThrough()
      expect(looking()).toEqual(['held 1'])
      expect(bench.queue.state.holds).toHaveLength(1)
      await bench.end('held 1', failed(kind))
      expect(bench.states()).toMatchObject({ 'held 1': 'paused' })
    })
  })

  it('holds a destination and tries again if its only upload waits long for its next attempt', async () => {
    bench.add(['a'])
    await bench.end('a', failed('access-denied'))
    bench.clock.advance(60_000)
    const asked = failure('throttled', { retryAfterMilliseconds: 300_000 })
    await bench.end('a', { kind: 'failed', failure: asked })
    bench.clock.advance(60_000)
    expect(bench.states()).toEqual({ a: 'retrying' })
    expect(bench.queue.state.holds).toHaveLength(1)
    bench.clock.advance(300_000)
    expect(bench.states()).toEqual({ a: 'preparing' })
  })

  it('goes on once part of a trial is stored, and fails an upload alone that is still refused', async () => {
    bench.parallel = 1
    bench.add(['a', 'film', 'c'])
    await bench.end('a', failed('access-denied'))
    bench.clock.advance(60_000)
    bench.parallel = 2
    bench.queue.partStored('film')
    await bench.end('a', failed('access-denied'))
    await bench.end('c', done)
    expect(bench.states()).toEqual({ a: 'failed', film: 'preparing', c: 'done' })
  })

  it('tries again even if a trial from before the fix is still running', async () => {
    bench.parallel = 1
    bench.add(['a', 'film', 'c'])
    await bench.end('a', failed('access-denied'))
    bench.clock.advance(60_000)
    bench.parallel = 2
    bench.queue.releaseDestination('blog')
    await bench.end('a', failed('access-denied'))
    bench.clock.advance(60_000)
    expect(bench.running.map(({ id }) => id)).toEqual(['film', 'c'])
  })

  it('resumes the upload that stopped its destination even before all others are paused', async () => {
    bench.add(Array.from({ length: 1000 }, (_, index) => `u${index}`))
    bench.add(['later'], 'blog', 1000, 'another batch')
    for (const id of ['u0', 'u1']) await bench.end(id, done)
    const other = bench.running.map(({ id }) => id).find((id) => id !== 'later') ?? ''
    await bench.end('later', failed('offline'))
    // On a connection that was still there.
    await bench.end(other, done)
    for (let turn = 0; turn < 10; turn += 1) bench.clock.advance(1000)
    bench.started = []
    while (bench.running.length > 0) for (const { id } of [...bench.running]) await bench.end(id, done)
    expect(bench.started).toContain('later')
    expect(new Set(Object.values(bench.states()))).toEqual(new Set(['done']))
  })

  it('starts nothing once it has ended, whatever was held', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    await bench.end('a', failed('credentials-expired'))
    bench.clock.advance(60_000)
    await bench.queue.dispose()
    bench.started = []
    bench.clock.advance(600_000)
    expect(bench.started).toEqual([])
  })
})
