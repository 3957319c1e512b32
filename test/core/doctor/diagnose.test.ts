import { describe, expect, it } from 'vitest'
import { diagnose } from '../../../electron/core/doctor/diagnose'
import { noAnswer } from '../../../electron/core/doctor/server-answer'
import { answeredAt, asked, expectDiagnosis } from './expect-diagnosis'

const minutes = 60_000
const user = 'User: u is not authorized to perform: s3:PutObject on resource: r'

describe("AWS's documented error codes", () => {
  expectDiagnosis([
    [{ status: 403, code: 'InvalidAccessKeyId' }, 'key-id-unknown'],
    [{ status: 403, code: 'InvalidClientTokenId' }, 'key-id-unknown'],
    [{ status: 403, code: 'SignatureDoesNotMatch' }, 'secret-wrong'],
    [{ status: 400, code: 'ExpiredToken' }, 'credentials-expired'],
    [{ status: 400, code: 'TokenRefreshRequired' }, 'credentials-expired'],
    [{ status: 400, code: 'InvalidToken' }, 'credentials-expired', 'tokenInvalid'],
    [{ status: 403, code: 'AccessDenied' }, 'access-denied'],
    [
      {
        status: 403,
        code: 'AccessDenied',
        message: `${user} because no identity-based policy allows the action`,
      },
      'access-denied',
    ],
    [
      {
        status: 403,
        code: 'AccessDenied',
        message: `${user} with an explicit deny in a resource-based policy`,
      },
      'access-denied',
      'explicitDeny',
    ],
    [
      { status: 403, code: 'AccessDenied', message: `${user} because no session policy allows the action` },
      'access-denied',
      'otherPolicy',
    ],
    [
      {
        status: 403,
        code: 'AccessDenied',
        message: `${user} because no resource-based policy allows the action`,
      },
      'access-denied',
      'otherAccount',
    ],
    [
      {
        status: 403,
        code: 'AccessDenied',
        message: 'User: u is not authorized to perform: kms:GenerateDataKey',
      },
      'access-denied',
      'encryption',
    ],
    [
      {
        status: 400,
        code: 'InvalidRequest',
        message: 'Content-MD5 OR x-amz-checksum- HTTP header is required',
      },
      'unexpected',
      'wantsDigest',
    ],
    [{ status: 400, code: 'InvalidRequest', message: 'Something else' }, 'unexpected'],
    [{ status: 403, code: 'AllAccessDisabled' }, 'access-denied', 'account'],
    [{ status: 403, code: 'NotSignedUp' }, 'access-denied', 'account'],
    [{ status: 400, code: 'AccessControlListNotSupported' }, 'acl-not-supported'],
    [{ status: 404, code: 'NoSuchBucket' }, 'bucket-missing'],
    [{ status: 400, code: 'InvalidBucketName' }, 'bucket-missing', 'nameInvalid'],
    [{ status: 301, code: 'PermanentRedirect', region: 'eu-west-1' }, 'wrong-region'],
    [{ status: 301, code: 'PermanentRedirect' }, 'wrong-region', 'unspecified'],
    [{ status: 400, code: 'AuthorizationHeaderMalformed', region: 'eu-west-1' }, 'wrong-region'],
    [{ status: 400, code: 'AuthorizationHeaderMalformed' }, 'unexpected', 'signatureMalformed'],
    [{ status: 400, code: 'IllegalLocationConstraintException' }, 'wrong-region', 'unspecified'],
    [{ status: 307, code: 'TemporaryRedirect' }, 'server-error', 'moving'],
    [{ status: 400, code: 'EntityTooLarge' }, 'too-large'],
    [{ status: 400, code: 'RequestTimeout' }, 'timeout', 'slow'],
    [{ status: 503, code: 'SlowDown' }, 'throttled'],
    [{ status: 503, code: 'ServiceUnavailable' }, 'throttled'],
    [{ status: 500, code: 'InternalError' }, 'server-error'],
    [{ status: 409, code: 'OperationAborted' }, 'server-error', 'conflict'],
    [{ status: 409, code: 'ConditionalRequestConflict' }, 'server-error', 'conflict'],
    [{ status: 400, code: 'BadDigest' }, 'server-error', 'damaged'],
    [{ status: 412, code: 'PreconditionFailed' }, 'key-exists'],
    [{ status: 400, code: 'KeyTooLongError' }, 'unexpected', 'nameRefused'],
    [{ status: 404, code: 'NoSuchUpload' }, 'unexpected', 'multipartGone'],
    [{ status: 400, code: 'InvalidPart' }, 'unexpected', 'multipartGone'],
    [{ status: 400, code: 'InvalidPartOrder' }, 'unexpected', 'multipartGone'],
    [{ status: 400, code: 'EntityTooSmall' }, 'unexpected', 'multipartGone'],
    [{ status: 501, code: 'NotImplemented' }, 'unexpected', 'notSupported'],
    [{ status: 405, code: 'MethodNotAllowed' }, 'wrong-endpoint', 'noUploads'],
  ])
})

describe('codes of other servers', () => {
  expectDiagnosis([
    [
      {
        status: 400,
        code: 'InvalidArgument',
        message: 'Credential access key has length 40, should be 32',
      },
      'key-id-unknown',
    ],
    [{ status: 401, code: 'Unauthorized', message: 'Unauthorized' }, 'key-id-unknown'],
    [{ status: 403, code: 'NotEntitled' }, 'access-denied', 'account'],
    [{ status: 403, code: 'QuotaExceeded' }, 'quota-exceeded'],
    [{ status: 403, code: 'StorageCapExceeded' }, 'quota-exceeded'],
    [{ status: 507, code: 'XMinioStorageFull' }, 'quota-exceeded'],
    [{ status: 403, code: 'UserSuspended' }, 'access-denied', 'account'],
    [{ status: 400, code: 'InvalidObjectName' }, 'unexpected', 'nameRefused'],
    [{ status: 403, code: 'SecondLevelDomainForbidden' }, 'wrong-endpoint', 'wantsHostStyle'],
    [{ status: 400, code: 'InvalidContentMD5' }, 'unexpected', 'wantsDigest'],
  ])
})

describe('answers without a code', () => {
  expectDiagnosis([
    [{ status: 200, isPage: true }, 'wrong-endpoint', 'notS3'],
    [{ status: 404, isPage: true }, 'wrong-endpoint', 'notS3'],
    [{ status: 502, isPage: true }, 'server-error'],
    [{ status: 511, isPage: true }, 'wrong-endpoint', 'notS3'],
    [{ status: 302, location: 'https://wifi.example' }, 'wrong-endpoint', 'redirect'],
    [{ status: 301, region: 'eu-west-1' }, 'wrong-region'],
    [
      { status: 400, message: '400 The plain HTTP request was sent to HTTPS port', isPage: true },
      'wrong-endpoint',
      'needsHttps',
    ],
    [{ status: 403 }, 'access-denied', 'unspecified'],
    [{ status: 404 }, 'bucket-missing', 'unspecified'],
    [{ status: 304 }, 'key-exists'],
    [{ status: 405 }, 'wrong-endpoint', 'noUploads'],
    [{ status: 408 }, 'timeout'],
    [{ status: 412 }, 'key-exists'],
    [{ status: 413, isPage: true }, 'too-large'],
    [{ status: 429 }, 'throttled'],
    [{ status: 500 }, 'server-error'],
    [{ status: 503, isPage: true }, 'throttled'],
    [{ status: 507 }, 'quota-exceeded'],
    [{ status: 418 }, 'unexpected'],
  ])
})

it('finds the expected region in the message if there is no field for it', () => {
  const message =
    "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'"
  const answer = { ...noAnswer, status: 400, code: 'AuthorizationHeaderMalformed', message }

  expect(diagnose(answer, asked)).toMatchObject({ kind: 'wrong-region', facts: { actual: 'eu-west-1' } })
})

it.each([
  ['ap-east-1', 'ap-east-1'],
  // Where a bucket is that was made without naming a region.
  ['unspecified', 'us-east-1'],
])('finds the opt-in region of a bucket in the message: %s', (told, actual) => {
  const code = 'IllegalLocationConstraintException'
  const message = `The ${told} location constraint is incompatible for the region specific endpoint this request was sent to.`

  expect(diagnose({ ...noAnswer, status: 400, code, message }, asked)).toMatchObject({
    kind: 'wrong-region',
    facts: { actual },
  })
})

it.each([
  ['behind', answeredAt + 20 * minutes, { minutes: 20 }],
  ['ahead', answeredAt - 9.4 * minutes, { minutes: 9 }],
  ['off by an unknown time', undefined, { reason: 'unspecified' }],
])('says how far the clock is %s', (_what, serverTime, facts) => {
  const answer = { ...noAnswer, status: 403, code: 'RequestTimeTooSkewed', serverTime }

  expect(diagnose(answer, asked)).toMatchObject({ kind: 'clock-skew', facts })
})

it.each(['InvalidAccessKeyId', 'InvalidToken'])('asks for the token of a temporary key: %s', (code) => {
  const diagnosis = diagnose({ ...noAnswer, status: 403, code }, { ...asked, tokenMissing: true })

  expect(diagnosis).toMatchObject({ kind: 'credentials-missing', facts: { reason: 'sessionToken' } })
})

it('names bucket, region and host, and keeps the evidence', () => {
  const answer = {
    ...noAnswer,
    status: 403,
    code: 'AccessDenied',
    message: 'Access Denied',
    requestId: 'ABC',
  }

  expect(diagnose(answer, asked)).toEqual({
    kind: 'access-denied',
    facts: {
      bucket: 'photos',
      region: 'us-east-1',
      host: 's3.example.com:9000',
      server: 's3.example.com:9000',
      provider: 'other',
      status: 403,
      code: 'AccessDenied',
    },
    retryable: false,
    detail: 'HTTP 403 · AccessDenied · Access Denied · x-amz-request-id ABC',
  })
})

it.each([
  ['', 'aws'],
  ['https://s3.us-east-1.amazonaws.com', 'aws'],
  ['https://0123456789abcdef0123456789abcdef.eu.r2.cloudflarestorage.com', 'r2'],
  ['https://s3.us-west-004.backblazeb2.com/', 'b2'],
  ['http://192.168.0.2:9000', 'other'],
])('names the server that refuses by its address: %s', (endpoint, provider) => {
  const answer = { ...noAnswer, status: 403, code: 'AccessDenied' }

  expect(diagnose(answer, { ...asked, endpoint }).facts).toMatchObject({ provider })
})

it('says that AWS does not tell strangers more, but not so for other servers', () => {
  const answer = { ...noAnswer, status: 403, code: 'AccessDenied', message: 'Access Denied' }

  expect(diagnose(answer, { ...asked, endpoint: '' }).facts).toMatchObject({ reason: 'outside' })
  expect(diagnose(answer, asked).facts).not.toHaveProperty('reason')
})
