/**
 * AWS's answers, byte by byte, for what no other server does. They are put together from AWS's documentation:
 * codes, statuses and messages from "Error responses" in the Amazon S3 API Reference; the elements and headers of
 * an error from "REST error responses" there; the messages of denials from "Troubleshoot access denied (403
 * Forbidden) errors" in the Amazon S3 User Guide. Names and ids are its examples.
 */

const requestId = '4442587FB7D0A2F9'
const hostId = 'eftixk72aD6Ap51TnqcoF8eFidJG9Z/2mkiDFu8yU9AS1ed4OpIszj7UDNEHGran'
const user = 'arn:aws:iam::123456789012:user/MaryMajor'
const object = 'arn:aws:s3:::amzn-s3-demo-bucket1/object-name'

/** The real time, even while a test has set this computer's clock wrong. */
function trueTime(): Date {
  return new Date(performance.timeOrigin + performance.now())
}

/** The headers of every AWS response. */
function recordedHead(status: string, headers: Readonly<Record<string, string>>): string {
  const usual = { 'x-amz-request-id': requestId, 'x-amz-id-2': hostId, Server: 'AmazonS3' }
  const lines = Object.entries({ ...usual, Date: trueTime().toUTCString(), ...headers })
  return `HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
}

/** An error: AWS sends its XML chunked. */
function refusal(
  status: string,
  code: string,
  message: string,
  elements: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): string {
  const more = Object.entries(elements).map(([name, value]) => `<${name}>${value}</${name}>`)
  const ids = `<RequestId>${requestId}</RequestId><HostId>${hostId}</HostId>`
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message>${more.join('')}${ids}</Error>`
  const head = { 'Content-Type': 'application/xml', 'Transfer-Encoding': 'chunked', ...headers }
  return `${recordedHead(status, head)}${Buffer.byteLength(xml).toString(16)}\r\n${xml}\r\n0\r\n\r\n`
}

function denied(because: string): string {
  return refusal('403 Forbidden', 'AccessDenied', because)
}

function notAuthorized(action: string, resource: string, context: string): string {
  return denied(
    `User: ${user} is not authorized to perform: ${action} on resource: &quot;${resource}&quot; ${context}`,
  )
}

/** AWS's own time is always right. */
function skewed(): string {
  const now = trueTime()
  return refusal(
    '403 Forbidden',
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    {
      RequestTime: '20261125T000000Z',
      ServerTime: now.toISOString().replace(/\.\d+/, ''),
      MaxAllowedSkewMilliseconds: '900000',
    },
  )
}

/** A response to storing, reading or deleting. */
function done(status: string, headers: Readonly<Record<string, string>> = {}): string {
  return recordedHead(status, { 'Content-Length': '0', ...headers })
}

const noRight = 'because no identity-based policy allows the'

export const recordedAnswers = {
  stored: () => done('200 OK', { ETag: '"1b2cf535f27731c974343645a3985328"' }),
  storedVersion: () =>
    done('200 OK', {
      ETag: '"1b2cf535f27731c974343645a3985328"',
      'x-amz-version-id': '43jfkodU8493jnFJD9fjj3HHNVfdsQUIFDNsidf038jfdsjGFDSIRp',
    }),
  removed: () => done('204 No Content'),
  hidden: () =>
    done('204 No Content', {
      'x-amz-delete-marker': 'true',
      'x-amz-version-id': '3/L4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY+MTRCxf3vjVBH40Nr8X8gdRQBpUMLUo',
    }),
  keyUnknown: () =>
    refusal(
      '403 Forbidden',
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      { AWSAccessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
    ),
  secretWrong: () =>
    refusal(
      '403 Forbidden',
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      { AWSAccessKeyId: 'AKIAIOSFODNN7EXAMPLE', SignatureProvided: '5d6f3c0e' },
    ),
  tokenWrong: () =>
    refusal('400 Bad Request', 'InvalidToken', 'The provided token is malformed or otherwise invalid.', {
      'Token-0': 'IQoJb3JpZ2luX2VjEXAMPLE',
    }),
  tokenExpired: () =>
    refusal('400 Bad Request', 'ExpiredToken', 'The provided token has expired.', {
      'Token-0': 'IQoJb3JpZ2luX2VjEXAMPLE',
    }),
  tokenRefresh: () =>
    refusal('400 Bad Request', 'TokenRefreshRequired', 'The provided token must be refreshed.'),
  notSignedUp: () =>
    refusal(
      '403 Forbidden',
      'NotSignedUp',
      'Your account is not signed up for the S3 service. You must sign up before you can use S3.',
    ),
  accountProblem: () =>
    refusal(
      '403 Forbidden',
      'AccountProblem',
      'There is a problem with your AWS account that prevents the operation from completing successfully.',
    ),
  skewed,
  permanentRedirect: () =>
    refusal(
      '301 Moved Permanently',
      'PermanentRedirect',
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      { Endpoint: 'amzn-s3-demo-bucket1.s3-eu-west-1.amazonaws.com', Bucket: 'amzn-s3-demo-bucket1' },
      { 'x-amz-bucket-region': 'eu-west-1' },
    ),
  regionExpected: () =>
    refusal(
      '400 Bad Request',
      'AuthorizationHeaderMalformed',
      "The authorization header is malformed; the region 'ap-northeast-2' is wrong; expecting 'eu-west-1'",
      { Region: 'eu-west-1' },
    ),
  regionIncompatible: () =>
    refusal(
      '400 Bad Request',
      'IllegalLocationConstraintException',
      'The ap-east-1 location constraint is incompatible for the region specific endpoint this request was sent to.',
    ),
  bucketMissing: () =>
    refusal('404 Not Found', 'NoSuchBucket', 'The specified bucket does not exist', {
      BucketName: 'amzn-s3-demo-bucket1',
    }),
  bucketNew: () =>
    refusal(
      '307 Temporary Redirect',
      'TemporaryRedirect',
      'Please re-send this request to the specified temporary endpoint. Continue to use the original request endpoint for future requests.',
      { Endpoint: 'amzn-s3-demo-bucket1.s3-gztb4pa9sq.amazonaws.com', Bucket: 'amzn-s3-demo-bucket1' },
      { Location: 'https://amzn-s3-demo-bucket1.s3-gztb4pa9sq.amazonaws.com/object-name' },
    ),
  deniedPlainly: () => denied('Access Denied'),
  putDenied: () => notAuthorized('s3:PutObject', object, `${noRight} s3:PutObject action`),
  readDenied: () => notAuthorized('s3:GetObject', object, `${noRight} s3:GetObject action`),
  deleteDenied: () => notAuthorized('s3:DeleteObject', object, `${noRight} s3:DeleteObject action`),
  listDenied: () =>
    notAuthorized('s3:ListBucket', 'arn:aws:s3:::amzn-s3-demo-bucket1', `${noRight} s3:ListBucket action`),
  bucketsDenied: () =>
    notAuthorized('s3:ListAllMyBuckets', 'arn:aws:s3:::*', `${noRight} s3:ListAllMyBuckets action`),
  deniedByBucketPolicy: () =>
    notAuthorized('s3:PutObject', object, 'with an explicit deny in a resource-based policy'),
  deniedByOrganization: () =>
    notAuthorized('s3:PutObject', object, 'with an explicit deny in a service control policy'),
  notInBoundary: () =>
    notAuthorized('s3:PutObject', object, 'because no permissions boundary allows the s3:PutObject action'),
  notInSession: () =>
    notAuthorized('s3:PutObject', object, 'because no session policy allows the s3:PutObject action'),
  notByOwner: () =>
    notAuthorized('s3:PutObject', object, 'because no resource-based policy allows the s3:PutObject action'),
  keyPolicyDenied: () =>
    notAuthorized(
      'kms:GenerateDataKey',
      'arn:aws:kms:ap-northeast-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      `${noRight} kms:GenerateDataKey action`,
    ),
  keyDisabled: () =>
    refusal(
      '400 Bad Request',
      'KMS.DisabledException',
      'arn:aws:kms:ap-northeast-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab is disabled.',
    ),
  publicAclBlocked: () =>
    notAuthorized(
      's3:PutObject',
      object,
      'because public access control lists (ACLs) are blocked by the BlockPublicAcls block public access setting',
    ),
  accessListRefused: () =>
    refusal('400 Bad Request', 'AccessControlListNotSupported', 'The bucket does not allow ACLs'),
  accessListUnknown: () =>
    refusal(
      '501 Not Implemented',
      'NotImplemented',
      'Header &apos;x-amz-acl&apos; with value &apos;public-read&apos; not implemented',
    ),
  versionLocked: () => denied('Access Denied because object protected by object lock.'),
  mfaWanted: () => denied('Mfa Authentication must be used for this request'),
  slowDown: () => refusal('503 Slow Down', 'SlowDown', 'Please reduce your request rate.'),
  internalError: () =>
    refusal(
      '500 Internal Server Error',
      'InternalError',
      'We encountered an internal error. Please try again.',
    ),
  wantsChecksum: () =>
    refusal(
      '400 Bad Request',
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
    ),
} satisfies Readonly<Record<string, () => string>>

export type RecordedAnswer = keyof typeof recordedAnswers
