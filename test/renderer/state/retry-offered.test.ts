import { expect, it } from 'vitest'
import { failure } from '../../../electron/shared/failures/failure'
import { isRetriedWithOthers, isRetryOffered } from '../../../renderer/state/retry-offered'

it.each([
  ['what may have passed, or was fixed meanwhile', failure('timeout'), true],
  ['a file that is no image', failure('not-an-image'), false],
  [
    'an upload that the damaged journal no longer gives back',
    failure('unexpected', { reason: 'databaseDamaged' }),
    false,
  ],
])('Retry is offered only if it can help: %s', (_what, refusal, isOffered) => {
  expect(isRetryOffered(refusal)).toBe(isOffered)
})

it('an image whose destination was deleted is retried by itself alone, because it goes to another bucket', () => {
  const refusal = failure('settings-incomplete', { reason: 'destination' })
  expect([isRetryOffered(refusal), isRetriedWithOthers(refusal)]).toEqual([true, false])
  expect(isRetriedWithOthers(failure('timeout'))).toBe(true)
})
