import { expect, it, vi } from 'vitest'
import { failure } from '../../../../electron/shared/failures/failure'
import type { AttemptOutcome } from '../../../../electron/core/uploads/attempt/attempt-outcome'
import { RunningAttempts } from '../../../../electron/core/uploads/queue/running-attempts'
import { FakeClock } from '../../../support/fake-clock'

it('an attempt that throws has failed, and returns its slot', async () => {
  const running = new RunningAttempts(() => Promise.reject(new TypeError('Invalid URL')))
  const onEnd = vi.fn<(outcome: AttemptOutcome) => void>()
  running.start('a', onEnd)
  await running.close(new FakeClock())
  expect(onEnd.mock.calls).toMatchObject([
    [{ kind: 'failed', failure: { kind: 'unexpected', detail: 'TypeError: Invalid URL' } }],
  ])
  expect(running.size).toBe(0)
})

it('closing waits a minute for an attempt that does not stop, and ignores its late end', async () => {
  const clock = new FakeClock()
  let end = (_outcome: AttemptOutcome): void => undefined
  const running = new RunningAttempts(() => new Promise((resolve) => (end = resolve)))
  const onEnd = vi.fn<(outcome: AttemptOutcome) => void>()
  running.start('a', onEnd)
  const onClosed = vi.fn<() => void>()
  const closed = running.close(clock).then(onClosed)

  clock.advance(59_999)
  await Promise.resolve()
  expect(onClosed).not.toHaveBeenCalled()
  clock.advance(1)
  await closed

  end({ kind: 'failed', failure: failure('unexpected') })
  await expect.poll(() => running.size).toBe(0)
  expect(onEnd).not.toHaveBeenCalled()
})
