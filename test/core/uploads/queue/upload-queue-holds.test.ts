import { beforeEach, describe, expect, it } from 'vitest'
import { failure } from '../../../../electron/shared/failure'
import { done, failed, QueueBench, settled } from '../../../support/queue-bench'

describe('the upload queue, where a destination or the network fails,', () => {
  let bench: QueueBench
  beforeEach(() => {
    bench = new QueueBench()
  })

  it('holds one destination on a failure that would hit all of it, and not the others', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    bench.add(['x'], 'docs')
    await bench.end('a', failed('access-denied'))
    expect(bench.states()).toEqual({ a: 'paused', b: 'paused', x: 'preparing' })
    expect(bench.queue.state.holds).toMatchObject([{ destinationId: 'blog', reason: 'destination' }])
  })

  it('forgets what holds a destination once nothing waits for it', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    await bench.end('a', failed('access-denied'))
    bench.queue.cancel(['a', 'b'])
    expect(bench.queue.state.holds).toEqual([])
    bench.add(['c'])
    expect(bench.states()).toMatchObject({ c: 'preparing' })
  })

  it('ends what nobody waits for with what stopped it, and lets it rest once that is fixed', async () => {
    bench.parallel = 1
    bench.add(['a', 'b', 'c'])
    await bench.end('a', failed('access-denied'))
    bench.queue.giveUp(['a', 'b'])
    expect(bench.states()).toEqual({ a: 'failed', b: 'failed', c: 'paused' })
    expect(bench.list.brief('b')?.status).toMatchObject({ failure: { kind: 'access-denied' } })
    bench.queue.releaseDestination('blog')
    expect(bench.states()).toEqual({ a: 'failed', b: 'failed', c: 'preparing' })
    await bench.end('c', done)
    bench.queue.retryFailed()
    await bench.end('a', done)
    await bench.end('b', done)
    expect(bench.states()).toEqual({ a: 'done', b: 'done', c: 'done' })
  })

  it('never ends by itself what the person holds, or what goes on', () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    bench.queue.giveUp(['a', 'b'])
    expect(bench.states()).toEqual({ a: 'preparing', b: 'waiting' })
    bench.queue.pause()
    bench.queue.giveUp(['a', 'b'])
    expect(bench.states()).toEqual({ a: 'paused', b: 'paused' })
  })

  it('goes on with all it stopped once the destination is fixed', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    await bench.end('a', failed('secret-wrong'))
    bench.queue.releaseDestination('blog')
    await bench.end('a', done)
    await bench.end('b', done)
    expect(bench.states()).toEqual({ a: 'done', b: 'done' })
    expect(bench.queue.state.holds).toEqual([])
  })

  it('lets everything in flight wait with the others, told once, and go on in the old order', async () => {
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

  it('takes what an attempt under the old settings meets for no word on the fixed ones', async () => {
    bench.parallel = 3
    bench.add(['a', 'b', 'c'])
    await bench.end('a', failed('secret-wrong'))
    bench.queue.releaseDestination('blog')
    await bench.end('b', failed('secret-wrong'))
    expect(bench.queue.state.holds).toEqual([])
    await bench.end('b', done)
    expect(bench.states()).toMatchObject({ a: 'preparing', b: 'done' })
  })

  it('takes what was let in before the destination stopped for no word that it goes again', async () => {
    bench.add(['a', 'b', 'c'])
    await bench.end('a', failed('credentials-expired'))
    await bench.end('b', done)
    expect(bench.states()).toEqual({ a: 'paused', b: 'done', c: 'paused' })
  })

  it('looks once a minute whether the cause was fixed elsewhere', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    await bench.end('a', failed('access-denied'))
    bench.clock.advance(60_000)
    await bench.end('b', done)
    await bench.end('a', done)
    expect(bench.states()).toEqual({ a: 'done', b: 'done' })
  })

  it('lets an upload that is refused although others get through fail for itself', async () => {
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

  it.each(['file-unreadable', 'timeout'] as const)(
    'looks again although the upload that looked met a failure of its own: %s',
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

    it('looks with one upload at a time, however long that takes', async () => {
      await hold(['held 1', 'held 2', 'held 3'])
      await letOthersThrough()
      expect(looking()).toHaveLength(1)
    })

    it('looks again a while after that one has ended', async () => {
      await hold(['held 1', 'held 2', 'held 3'])
      await letOthersThrough()
      for (const id of looking()) await bench.end(id, failed(kind))
      expect(looking()).toEqual([])
      bench.clock.advance(wait)
      expect(looking()).toHaveLength(1)
    })

    it('keeps a destination held while the only upload that waits for it looks', async () => {
      await hold(['held 1'])
      await letOthersThrough()
      expect(looking()).toEqual(['held 1'])
      expect(bench.queue.state.holds).toHaveLength(1)
      await bench.end('held 1', failed(kind))
      expect(bench.states()).toMatchObject({ 'held 1': 'paused' })
    })
  })

  it('keeps a destination held, and looks again, where its only upload waits long for its next try', async () => {
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

  it('looks again although one that looked before the person fixed it still runs', async () => {
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

  it('goes on with the upload that stopped its destination though that goes again before all have paused', async () => {
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

  it('starts nothing any more once it has ended, whatever was held', async () => {
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
