import { describe, expect, it } from 'vitest'
import type { AttemptOutcome } from '../../../../electron/core/uploads/attempt/attempt-outcome'
import { failure } from '../../../../electron/shared/failures/failure'
import { done, QueueBench } from '../../../support/queue-bench'

const full: AttemptOutcome = { kind: 'failed', failure: { ...failure('disk-full'), retryable: true } }

describe('the upload queue, while the disk has no room to note an upload,', () => {
  it('tries again until it has', async () => {
    const bench = new QueueBench()
    bench.add(['a'])
    for (let attempt = 1; attempt <= 20; attempt += 1) {
      await bench.end('a', full)
      expect(bench.states()).toEqual({ a: 'retrying' })
      bench.clock.advance(15_000)
    }
    await bench.end('a', done)
    expect(bench.states()).toEqual({ a: 'done' })
  })

  it('gives up if nobody waits for it', async () => {
    const bench = new QueueBench('fail')
    bench.add(['a'])
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await bench.end('a', full)
      bench.clock.advance(20_000)
    }
    expect(bench.states()).toEqual({ a: 'failed' })
  })
})
