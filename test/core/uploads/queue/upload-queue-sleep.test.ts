import { beforeEach, describe, expect, it } from 'vitest'
import { done, failed, QueueBench, settled } from '../../../support/queue-bench'

describe('the upload queue, when the computer sleeps,', () => {
  let bench: QueueBench
  beforeEach(() => {
    bench = new QueueBench()
    bench.add(['a', 'b', 'c'])
  })

  it('ends what runs and begins it again afterwards, at no cost of a try', async () => {
    for (let night = 1; night <= 10; night += 1) {
      bench.queue.suspend()
      await settled()
      expect(bench.states()).toEqual({ a: 'waiting', b: 'waiting', c: 'waiting' })
      expect(bench.running).toEqual([])
      bench.clock.sleep(8 * 3_600_000)
      bench.queue.wake()
      expect(bench.running.map(({ id }) => id)).toEqual(['a', 'b'])
    }
    await bench.end('a', failed('timeout'))
    expect(bench.list.get('a')?.upload.status).toMatchObject({ state: 'retrying', attempt: 2 })
  })

  it('begins again what ran also where the system did not tell of the sleep', async () => {
    bench.queue.wake()
    await settled()
    expect(bench.started).toEqual(['a', 'b', 'a', 'b'])
  })

  it('tries what waited for its next try at once', async () => {
    await bench.end('a', failed('server-error'))
    bench.queue.suspend()
    await settled()
    bench.queue.wake()
    expect(bench.running.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('looks for the network at once', async () => {
    await bench.end('a', failed('offline'))
    await bench.end('b', failed('offline'))
    bench.queue.suspend()
    bench.queue.wake()
    await bench.end('a', done)
    expect(bench.states()).toEqual({ a: 'done', b: 'preparing', c: 'preparing' })
  })

  it.each([true, false])(
    'looks for the network at once also where the one that looked is all that is left (sleep foretold: %s)',
    async (isAnnounced) => {
      bench.queue.cancel(['b', 'c'])
      await bench.end('a', failed('offline'))
      bench.clock.advance(3000)
      bench.started = []
      if (isAnnounced) bench.queue.suspend()
      if (isAnnounced) await settled()
      bench.queue.wake()
      await settled()
      expect(bench.started).toEqual(['a'])
    },
  )

  it("leaves the person's pause as it is", async () => {
    bench.queue.pause()
    bench.queue.suspend()
    bench.queue.wake()
    await settled()
    expect(bench.states()).toEqual({ a: 'paused', b: 'paused', c: 'paused' })
  })
})
