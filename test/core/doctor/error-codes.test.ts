import { describe, expect, it } from 'vitest'
import { diagnosisOfCode } from '../../../electron/core/doctor/error-codes'
import { noAnswer } from '../../../electron/core/doctor/server-answer'

const asked = { bucket: 'photos', region: 'us-east-1', endpoint: '', tokenMissing: false, answeredAt: 0 }

it.each([
  ['with an explicit deny in a resource-based policy', 'bucket'],
  ['with an explicit deny in an identity-based policy', 'identity'],
  [
    'with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o/p',
    'serviceControl',
  ],
  ['because no resource control policy allows the action', 'resourceControl'],
  ['because no permissions boundary allows the action', 'boundary'],
  ['because no session policy allows the action', 'session'],
  ['because no VPC endpoint policy allows the action', 'vpcEndpoint'],
  ['with an explicit deny in a policy of tomorrow', 'other'],
])('names the policy that denies %s', (reason, policy) => {
  const message = `User: u is not authorized to perform: s3:PutObject on resource: r ${reason}`
  const answer = { ...noAnswer, status: 403, code: 'AccessDenied', message }

  expect(diagnosisOfCode(answer, asked)?.facts).toMatchObject({ policy })
})

it.each([
  ['s3:PutObject', { action: 'PutObject' }],
  ['s3:PutObjectAcl', { action: 'PutObjectAcl' }],
  ['s3:GetObject', { action: 'GetObject', reason: 'read' }],
  ['s3:DeleteObject', { action: 'DeleteObject', reason: 'delete' }],
  ['s3:ListBucket', { action: 'ListBucket', reason: 'list' }],
])('names the missing right if the server does: %s', (action, facts) => {
  const message = `User: u is not authorized to perform: ${action} on resource: r`
  const answer = { ...noAnswer, status: 403, code: 'AccessDenied', message }

  for (const endpoint of ['', 'https://s3.example.com'])
    expect(diagnosisOfCode(answer, { ...asked, endpoint })).toEqual({ kind: 'access-denied', facts })
})

it.each([
  ['because no permissions boundary allows the s3:DeleteObject action', 'boundary'],
  ['with an explicit deny in a resource-based policy', 'bucket'],
])('names the right that another policy does not grant: %s', (because, policy) => {
  const message = `User: u is not authorized to perform: s3:DeleteObject on resource: r ${because}`
  const answer = { ...noAnswer, status: 403, code: 'AccessDenied', message }

  expect(diagnosisOfCode(answer, asked)?.facts).toMatchObject({ policy, action: 'DeleteObject' })
})

it.each([
  'are blocked by the BlockPublicAcls block public access setting',
  'are prevented by the BlockPublicAcls setting in S3 Block Public Access',
])('recognises the setting that refuses public images in each of its answers: %s', (told) => {
  const message = `User: u is not authorized to perform: s3:PutObject on resource: r because public access control lists (ACLs) ${told}`
  const answer = { ...noAnswer, status: 403, code: 'AccessDenied', message }

  expect(diagnosisOfCode(answer, asked)?.facts).toMatchObject({ reason: 'publicAclBlocked' })
})

it.each([
  ['KMS.AccessDeniedException', 'access-denied', 'encryption'],
  ['KMS.DisabledException', 'access-denied', 'encryptionOff'],
  ['KMS.KMSInvalidStateException', 'access-denied', 'encryptionOff'],
  ['KMS.NotFoundException', 'access-denied', 'encryptionGone'],
  ['KMS.ThrottlingException', 'throttled', undefined],
  ['KMS.KMSInternalException', 'server-error', undefined],
])('says what is wrong with the bucket’s encryption key: %s', (code, kind, reason) => {
  const found = diagnosisOfCode({ ...noAnswer, status: 400, code }, asked)

  expect([found?.kind, found?.facts['reason']]).toEqual([kind, reason])
})

describe('an answer of Alibaba Cloud', () => {
  it.each([
    ['InvalidSecurityToken', 'credentials-expired', 'tokenInvalid'],
    ['AccessKeyIdAndSecurityTokenNotMatch', 'credentials-expired', 'tokenInvalid'],
    ['InDebt', 'access-denied', 'account'],
    ['InDebtOverdue', 'access-denied', 'account'],
    ['UserDisable', 'access-denied', 'account'],
    ['BucketNotBelongTo', 'access-denied', 'otherAccount'],
    ['PublicEndpointForbidden', 'wrong-endpoint', 'ownDomain'],
  ])('is understood: %s', (code, kind, reason) => {
    const found = diagnosisOfCode({ ...noAnswer, status: 403, code }, asked)

    expect([found?.kind, found?.facts['reason']]).toEqual([kind, reason])
  })

  it.each([
    ['oss-cn-shanghai.aliyuncs.com', { actual: 'cn-shanghai' }],
    ['', { reason: 'unspecified' }],
  ])('about a bucket in another region is not a denial, and names the endpoint %s', (location, facts) => {
    const message =
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.'
    const answer = { ...noAnswer, status: 403, code: 'AccessDenied', message, location }

    expect(diagnosisOfCode(answer, asked)).toEqual({ kind: 'wrong-region', facts })
  })
})

it.each([
  ['', 'ofAws'],
  ['https://s3.example.com', undefined],
])('an unknown key may belong to another AWS partition: %s', (endpoint, reason) => {
  const found = diagnosisOfCode(
    { ...noAnswer, status: 403, code: 'InvalidAccessKeyId' },
    { ...asked, endpoint },
  )

  expect([found?.kind, found?.facts['reason']]).toEqual(['key-id-unknown', reason])
})

it.each(['InvalidArgument', 'AuthorizationHeaderMalformed'])(
  'suspects that a key id with a slash is the secret if the server cannot read the signature: %s',
  (code) => {
    const answer = { ...noAnswer, status: 400, code }

    expect(diagnosisOfCode(answer, { ...asked, keyHasSlash: true })).toEqual({
      kind: 'key-id-unknown',
      facts: { reason: 'slash' },
    })
    expect(diagnosisOfCode(answer, asked)?.kind).not.toBe('key-id-unknown')
  },
)

it.each([
  ['https://s3.example.com/minio', { reason: 'endpointPath', path: '/minio' }],
  ['https://s3.example.com', {}],
  ['https://abc.supabase.co/storage/v1/s3', {}],
])('suspects the path of an endpoint below which there is no such bucket: %s', (endpoint, facts) => {
  const answer = { ...noAnswer, status: 404, code: 'NoSuchBucket' }

  expect(diagnosisOfCode(answer, { ...asked, endpoint })).toEqual({ kind: 'bucket-missing', facts })
})

it('recognises Backblaze’s master key, which does not work with S3', () => {
  const answer = { ...noAnswer, status: 403, code: 'InvalidAccessKeyId', message: 'Malformed Access Key Id' }

  expect(diagnosisOfCode(answer, { ...asked, endpoint: 'https://s3.us-west-004.backblazeb2.com' })).toEqual({
    kind: 'key-id-unknown',
    facts: { reason: 'masterKey' },
  })
})

it.each(['constructor', 'toString', '__proto__'])('does not know the code %s', (code) => {
  expect(diagnosisOfCode({ ...noAnswer, status: 400, code }, asked)).toBeUndefined()
})
