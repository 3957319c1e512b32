import { expect, it } from 'vitest'
import { failure } from '../../../electron/shared/failures/failure'
import { stepOf } from '../../../electron/shared/failures/stage-of-failure'

it.each([
  ['who', failure('secret-wrong')],
  ['who', failure('access-denied', { reason: 'keyOrRight' })],
  ['who', failure('access-denied', { reason: 'session' })],
  ['who', failure('access-denied', { reason: 'environment' })],
  ['who', failure('access-denied', { reason: 'sessionRole' })],
  ['who', failure('access-denied', { reason: 'sessionInvalid' })],
  ['who', failure('wrong-endpoint', { reason: 'stsMalformed' })],
  ['who', failure('tls', { reason: 'lenderExpired', lender: 'sts.amazonaws.com' })],
  ['who', failure('offline', { reason: 'proxy', lender: 'sts.amazonaws.com' })],
  ['where', failure('bucket-missing')],
  ['where', failure('access-denied', { reason: 'blockedOnWay' })],
  ['may', failure('access-denied', { reason: 'folder' })],
  [undefined, failure('file-unreadable')],
  [undefined, failure('disk-full')],
])('a failed upload failed at %s', (step, stuck) => {
  expect(stepOf(stuck)).toBe(step)
})
