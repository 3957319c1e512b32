import { expect, it } from 'vitest'
import { failure } from '../../electron/shared/failure'
import { policyFor } from '../../electron/shared/policy'

it.each([
  ['may', 'aws', 'iam'],
  ['link', 'aws', 'bucket'],
  ['may', 'minio', 'iam'],
  ['may', 'r2', undefined],
  ['link', 'b2', undefined],
  ['may', 'aliyun', undefined],
  ['who', 'aws', undefined],
] as const)('a denial at %s of %s is mended by the policy %s', (step, provider, kind) => {
  expect(policyFor(step, failure('access-denied', { provider }))).toBe(kind)
})

it('no policy mends anything but a denial', () => {
  expect(policyFor('may', failure('quota-exceeded', { provider: 'aws' }))).toBeUndefined()
})
