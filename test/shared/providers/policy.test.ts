import { expect, it } from 'vitest'
import { failure } from '../../../electron/shared/failures/failure'
import { knowsPolicies, policyFor } from '../../../electron/shared/providers/policy'

it.each([
  ['may', 'aws', 'iam'],
  ['link', 'aws', 'bucket'],
  ['may', 'minio', 'iam'],
  ['may', 'r2', undefined],
  ['link', 'b2', undefined],
  ['may', 'aliyun', undefined],
] as const)('the policy against a denial at %s of %s is %s', (step, provider, kind) => {
  expect(policyFor(step, failure('access-denied', { provider }), 'other')).toBe(kind)
})

it.each([
  ['aws', true],
  ['naver', true],
  ['r2', false],
  ['tencent', false],
] as const)('whether the servers of %s support policies is %s', (provider, knows) => {
  expect(knowsPolicies(provider)).toBe(knows)
})

it('no policy fixes anything but a denial', () => {
  expect(policyFor('may', failure('quota-exceeded', { provider: 'aws' }), 'aws')).toBeUndefined()
})

it.each([
  ['folder', 'iam'],
  ['keyOrRight', 'iam'],
  ['role', undefined],
  ['explicitDeny', undefined],
  ['encryptionOff', undefined],
])('the policy against a denial because of %s is %s', (reason, kind) => {
  expect(policyFor('may', failure('access-denied', { reason }), 'aws')).toBe(kind)
})

it('no policy fixes a link at a custom domain if the chosen provider supports none', () => {
  expect(policyFor('link', failure('access-denied', { reason: 'linkPrivate' }), 'r2')).toBeUndefined()
  expect(policyFor('link', failure('access-denied', { reason: 'linkPrivate' }), 'minio')).toBe('bucket')
})
