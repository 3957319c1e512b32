import { beforeEach, describe, expect, it } from 'vitest'
import { done, failed, QueueBench } from '../../../support/queue-bench'

describe('the upload queue, when the person comes back to the window,', () => {
  let bench: QueueBench
  beforeEach(() => {
    bench = new QueueBench()
    bench.parallel = 1
    bench.add(['a', 'b'])
    bench.started = []
  })

  it('finds out at once whether what stopped a destination was fixed elsewhere', async () => {
    await bench.end('a', failed('access-denied'))
    bench.started = []
    bench.queue.tryHeld()
    expect(bench.started).toEqual(['b'])
    await bench.end('b', done)
    await bench.end('a', done)
    expect(bench.states()).toEqual({ a: 'done', b: 'done' })
  })

  it('sends no second upload ahead while one is on its way', async () => {
    await bench.end('a', failed('access-denied'))
    bench.queue.tryHeld()
    bench.started = []
    bench.queue.tryHeld()
    expect(bench.started).toEqual([])
  })

  it('does not ask again for keys that could not be had', async () => {
    await bench.end('a', failed('credentials-missing'))
    bench.started = []
    bench.queue.tryHeld()
    expect(bench.started).toEqual([])
  })

  it('leaves paused what the person has paused', async () => {
    await bench.end('a', failed('access-denied'))
    bench.queue.pause()
    bench.started = []
    bench.queue.tryHeld()
    expect(bench.started).toEqual([])
  })
})
