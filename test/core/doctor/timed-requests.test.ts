import { expect, it } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import { createAsk } from '../../../electron/core/doctor/timed-requests'
import type { StoreAnswer } from '../../../electron/core/ports/object-store'
import { noEvidence } from '../../../electron/shared/destinations/check'
import { failure } from '../../../electron/shared/failures/failure'
import { problem } from '../../../electron/shared/result'
import { FakeClock } from '../../support/fake-clock'
import { targetOf } from '../../support/servers/targets'

it.each([
  ['goes on', 0],
  ['is set back', 3_600_000],
])('a request that is not answered ends in time if the clock %s', async (_what, milliseconds) => {
  const clock = new FakeClock()
  const now = clock.now.bind(clock)
  const ask = createAsk(clock, targetOf({}), clock.now() + 2_000, neverAborted())
  clock.now = () => now() - milliseconds
  let answer: StoreAnswer<null> | undefined
  const cancelled = problem({ failure: failure('unexpected'), evidence: noEvidence })
  const hang = (signal: AbortSignal): Promise<StoreAnswer<null>> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(cancelled)))
  void ask(hang).then((ended) => (answer = ended))
  await clock.pass(1_999)
  expect(answer).toBeUndefined()
  await clock.pass(1)
  expect(answer).toMatchObject({ ok: false, problem: { failure: { kind: 'timeout' } } })
})
