import { beforeEach, describe, expect, it } from 'vitest'
import { done, failed, QueueBench } from '../../../support/queue-bench'
import { settled } from '../../../support/settled'

describe('the upload queue, when the computer sleeps,', () => {
  let bench: QueueBench
  beforeEach(() => {
    bench = new QueueBench()
    bench.add(['a', 'b', 'c'])
  })

  it('aborts running uploads and starts them again afterwards, without counting an attempt', async () => {
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

  it('also restarts running uploads if the system did not announce its sleep', async () => {
    bench.queue.wake()
    await settled()
    expect(bench.started).toEqual(['a', 'b', 'a', 'b'])
  })

  it('starts uploads at once that were waiting to retry', async () => {
    await bench.end('a', failed('server-error'))
    bench.queue.suspend()
    await settled()
    bench.queue.wake()
    expect(bench.running.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('tries the network at once', async () => {
    await bench.end('a', failed('offline'))
    await bench.end('b', failed('offline'))
    bench.queue.suspend()
    bench.queue.wake()
    await bench.end('a', done)
    expect(bench.states()).toEqual({ a: 'done', b: 'preparing', c: 'preparing' })
  })

  it.each([true, false])(
    'tries the network at once even if only the trial is left (sleep announced: %s)',
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

  it("keeps the person's pause", async () => {
    bench.queue.pause()
    bench.queue.suspend()
    bench.queue.wake()
    await settled()
    expect(bench.states()).toEqual({ a: 'paused', b: 'paused', c: 'paused' })
  })
})
