import { beforeEach, describe, expect, it } from 'vitest'
import type { AttemptOutcome } from '../../../../electron/core/uploads/attempt/attempt-outcome'
import { failure } from '../../../../electron/shared/failures/failure'
import { done, QueueBench } from '../../../support/queue-bench'

const unanswered: AttemptOutcome = { kind: 'failed', failure: failure('offline', { reason: 'silent' }) }

describe('the upload queue, when a connection is not answered,', () => {
  let bench: QueueBench
  beforeEach(() => {
    bench = new QueueBench()
  })

  it('takes a server that answers only some of many connections for a busy one', async () => {
    bench.add(['a', 'b', 'c'])
    bench.clock.advance(7000)
    await bench.end('a', done)
    bench.clock.advance(1000)
    await bench.end('b', unanswered)
    expect(bench.queue.state.holds).toEqual([])
    expect(bench.list.brief('b')?.status).toMatchObject({ state: 'retrying', failure: { kind: 'timeout' } })
    expect(bench.states()).toMatchObject({ c: 'preparing' })
  })

  it('waits for the network once no connection is answered any more', async () => {
    bench.parallel = 1
    bench.add(['a', 'b'])
    await bench.end('a', done)
    bench.clock.advance(8000)
    await bench.end('b', unanswered)
    expect(bench.queue.state.holds).toMatchObject([{ destinationId: 'blog', reason: 'offline' }])
  })

  it('waits for the network even if the clock was set back since the last answer', async () => {
    bench.add(['a'])
    await bench.end('a', done)
    bench.clock.sleep(-3_600_000)
    bench.add(['b'])
    bench.clock.advance(8000)
    await bench.end('b', unanswered)
    expect(bench.queue.state.holds).toMatchObject([{ destinationId: 'blog', reason: 'offline' }])
  })
})
