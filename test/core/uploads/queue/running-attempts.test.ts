import { expect, it, vi } from 'vitest'
import type { AttemptOutcome } from '../../../../electron/core/uploads/attempt/attempt'
import { RunningAttempts } from '../../../../electron/core/uploads/queue/running-attempts'

it('an attempt that breaks down has failed, and gives its slot back', async () => {
  const running = new RunningAttempts(() => Promise.reject(new TypeError('Invalid URL')))
  const onEnd = vi.fn<(outcome: AttemptOutcome) => void>()
  running.start('a', onEnd)
  await running.abortAll()
  expect(onEnd.mock.calls).toMatchObject([
    [{ kind: 'failed', failure: { kind: 'unexpected', detail: 'TypeError: Invalid URL' } }],
  ])
  expect(running.size).toBe(0)
})
