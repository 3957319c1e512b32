import { actOf, type FailureKind } from '../../shared/failures/failure'
import { knownAddress } from '../destinations/provider-address'
import { lookUp } from '../look-up'
import { type Diagnosis, diagnosis } from './diagnosis'
import type { Asked, ServerAnswer } from './server-answer'

/**
 * Error codes and what they mean to the person. From AWS's lists (S3 "Error responses", STS "Common errors") and,
 * where marked, from servers with codes of their own.
 */
const meanings: Readonly<Record<string, readonly [kind: FailureKind, reason: string]>> = {
  InvalidAccessKeyId: ['key-id-unknown', ''],
  InvalidClientTokenId: ['key-id-unknown', ''],
  UnrecognizedClientException: ['key-id-unknown', ''],
  Unauthorized: ['key-id-unknown', ''], // Cloudflare; a wrong secret is SignatureDoesNotMatch there, too
  SignatureDoesNotMatch: ['secret-wrong', ''],
  ExpiredToken: ['credentials-expired', ''],
  ExpiredTokenException: ['credentials-expired', ''],
  TokenRefreshRequired: ['credentials-expired', ''],
  InvalidToken: ['credentials-expired', 'tokenInvalid'],
  InvalidSecurityToken: ['credentials-expired', 'tokenInvalid'], // Alibaba
  AccessKeyIdAndSecurityTokenNotMatch: ['credentials-expired', 'tokenInvalid'], // Alibaba
  MissingSecurityHeader: ['credentials-missing', ''],
  AccessDeniedException: ['access-denied', ''],
  UnauthorizedAccess: ['access-denied', ''],
  AllAccessDisabled: ['access-denied', 'account'],
  AccountProblem: ['access-denied', 'account'],
  NotSignedUp: ['access-denied', 'account'],
  InvalidPayer: ['access-denied', 'account'],
  UserSuspended: ['access-denied', 'account'], // Ceph
  UserDisable: ['access-denied', 'account'], // Alibaba
  InDebt: ['access-denied', 'account'], // Alibaba
  InDebtOverdue: ['access-denied', 'account'], // Alibaba
  BucketNotBelongTo: ['access-denied', 'otherAccount'], // Alibaba
  NotEntitled: ['access-denied', 'account'], // Cloudflare, before R2 is switched on
  // AWS KMS's answers about the key that encrypts the bucket; S3 puts `KMS.` before its codes ("Key states").
  'KMS.DisabledException': ['access-denied', 'encryptionOff'],
  'KMS.KMSInvalidStateException': ['access-denied', 'encryptionOff'],
  'KMS.NotFoundException': ['access-denied', 'encryptionGone'],
  'KMS.ThrottlingException': ['throttled', ''],
  'KMS.KMSInternalException': ['server-error', ''],
  AccessControlListNotSupported: ['acl-not-supported', ''],
  InvalidBucketAclWithObjectOwnership: ['acl-not-supported', ''],
  InvalidBucketName: ['bucket-missing', 'nameInvalid'],
  SecondLevelDomainForbidden: ['wrong-endpoint', 'wantsHostStyle'], // Alibaba
  PublicEndpointForbidden: ['wrong-endpoint', 'ownDomain'], // Alibaba
  PathStyleDomainForbidden: ['wrong-endpoint', 'wantsHostStyle'], // Tencent
  InvalidRegionName: ['wrong-region', 'unknown'],
  InvalidLocationConstraint: ['wrong-region', 'unspecified'],
  IncorrectEndpoint: ['wrong-region', 'unspecified'],
  EntityTooLarge: ['too-large', ''],
  MaxMessageLengthExceeded: ['too-large', ''],
  RequestTimeout: ['timeout', 'slow'],
  SlowDown: ['throttled', ''],
  SlowDownRead: ['throttled', ''], // MinIO
  SlowDownWrite: ['throttled', ''], // MinIO
  ServiceUnavailable: ['throttled', ''],
  Busy: ['throttled', ''],
  Throttling: ['throttled', ''],
  ThrottlingException: ['throttled', ''],
  TooManyRequests: ['throttled', ''],
  TooManyRequestsException: ['throttled', ''],
  RequestLimitExceeded: ['throttled', ''],
  BandwidthLimitExceeded: ['throttled', ''],
  InternalError: ['server-error', ''],
  InternalFailure: ['server-error', ''],
  OperationAborted: ['server-error', 'conflict'],
  ConditionalRequestConflict: ['server-error', 'conflict'],
  TemporaryRedirect: ['server-error', 'moving'],
  BadDigest: ['server-error', 'damaged'],
  IncompleteBody: ['server-error', 'damaged'],
  XAmzContentSHA256Mismatch: ['server-error', 'damaged'],
  XAmzContentChecksumMismatch: ['server-error', 'damaged'], // MinIO
  PreconditionFailed: ['key-exists', ''],
  QuotaExceeded: ['quota-exceeded', ''], // Ceph
  InsufficientStorage: ['quota-exceeded', ''],
  ServiceQuotaExceededException: ['quota-exceeded', ''],
  StorageCapExceeded: ['quota-exceeded', ''], // Backblaze
  XMinioStorageFull: ['quota-exceeded', ''],
  XMinioAdminBucketQuotaExceeded: ['quota-exceeded', ''],
  KeyTooLongError: ['unexpected', 'nameRefused'],
  InvalidObjectName: ['unexpected', 'nameRefused'], // Ceph
  InvalidURI: ['unexpected', 'nameRefused'],
  XMinioInvalidObjectName: ['unexpected', 'nameRefused'],
  NoSuchUpload: ['unexpected', 'multipartGone'],
  InvalidPart: ['unexpected', 'multipartGone'],
  InvalidPartOrder: ['unexpected', 'multipartGone'],
  EntityTooSmall: ['unexpected', 'multipartGone'],
  InvalidContentMD5: ['unexpected', 'wantsDigest'],
  MissingContentMD5: ['unexpected', 'wantsDigest'],
  NotImplemented: ['unexpected', 'notSupported'],
  MethodNotAllowed: ['wrong-endpoint', 'noUploads'],
}

/** What an S3 error code means, if it means something to the person. */
export function diagnosisOfCode(answer: ServerAnswer, asked: Asked): Diagnosis | undefined {
  switch (answer.code) {
    case 'InvalidAccessKeyId':
    case 'InvalidClientTokenId':
    case 'InvalidToken':
      if (asked.tokenMissing) return diagnosis('credentials-missing', 'sessionToken')
      // Backblaze: for the master key and for a key's name.
      if (answer.message === 'Malformed Access Key Id') return diagnosis('key-id-unknown', 'masterKey')
      if (asked.endpoint === '' && answer.code !== 'InvalidToken') return diagnosis('key-id-unknown', 'ofAws')
      break
    case 'NoSuchBucket': {
      const path = unusualPath(asked.endpoint)
      return path === '' ? diagnosis('bucket-missing') : diagnosis('bucket-missing', 'endpointPath', { path })
    }
    case 'PermanentRedirect':
    case 'Redirect':
      return otherRegion(answer.region)
    case 'IllegalLocationConstraintException':
      return otherRegion(answer.region || bucketsConstraint(answer.message))
    case 'AccessDenied':
      // Alibaba: for a bucket in another region.
      if (answer.message.includes('must be addressed using the specified endpoint')) {
        return otherRegion(knownAddress(answer.location)?.place.region ?? '')
      }
      return deniedBecause(answer.message, asked)
    case 'InvalidRequest':
      // One code for many faults of a request: only the message tells which.
      if (answer.message.includes('Content-MD5')) return diagnosis('unexpected', 'wantsDigest')
      return isAboutAccessList(answer) ? diagnosis('acl-not-supported') : undefined
    case 'InvalidArgument':
      // Cloudflare: for an API token, or a secret, given as the access key ID.
      if (/access key has length/i.test(answer.message)) return diagnosis('key-id-unknown')
      if (isAboutAccessList(answer)) return diagnosis('acl-not-supported')
      // Ceph.
      if (asked.keyHasSlash === true) return diagnosis('key-id-unknown', 'slash')
      break
    case 'NotImplemented':
      // Cloudflare and Backblaze, which have no object ACLs.
      if (isAboutAccessList(answer)) return diagnosis('acl-not-supported')
      break
    case 'AuthorizationHeaderMalformed':
    case 'AuthorizationQueryParametersError':
      return malformedSignature(answer, asked)
    case 'RequestTimeTooSkewed':
    case 'RequestExpired':
    case 'RequestInTheFuture':
      return skewedClock(answer, asked)
    default:
  }
  const meaning = lookUp(meanings, answer.code)
  if (meaning !== undefined) return diagnosis(...meaning)
  if (answer.code.startsWith('KMS.')) return diagnosis('access-denied', 'encryption')
  return undefined
}

/** AWS's names for policies in its refusals; ours are under `policy.name` in the words. */
const policies: Readonly<Record<string, string>> = {
  'resource-based policy': 'bucket',
  'identity-based policy': 'identity',
  'session policy': 'session',
  'permissions boundary': 'boundary',
  'service control policy': 'serviceControl',
  'resource control policy': 'resourceControl',
  'VPC endpoint policy': 'vpcEndpoint',
}

/**
 * Within one account or organisation, AWS names what denied the request ("Troubleshoot access denied errors" in
 * the Amazon S3 User Guide), so our message can name it, too.
 */
function deniedBecause(message: string, { endpoint, action }: Asked): Diagnosis {
  const named = /not authorized to perform: s3:(\w+)/.exec(message)?.[1] ?? action
  const hasNoDetail = message === 'Access Denied'
  if (endpoint === '' && hasNoDetail && action === undefined) return diagnosis('access-denied', 'outside')
  if (message.includes('not authorized to perform: kms:')) return diagnosis('access-denied', 'encryption')
  if (message.includes('BlockPublicAcls')) return diagnosis('access-denied', 'publicAclBlocked')
  const explicit = /with an explicit deny in an? ([a-zA-Z- ]+)/.exec(message)?.[1]
  if (explicit !== undefined) return deniedBy('explicitDeny', explicit.trim(), named)
  const implicit = /because no ([a-zA-Z- ]+) allows/.exec(message)?.[1]
  switch (implicit) {
    case undefined:
    case 'identity-based policy':
      return named === undefined ? diagnosis('access-denied') : withoutRight(named)
    case 'resource-based policy':
      return diagnosis('access-denied', 'otherAccount')
    default:
      return deniedBy('otherPolicy', implicit, named)
  }
}

function deniedBy(reason: string, policy: string, action: string | undefined): Diagnosis {
  const name = lookUp(policies, policy) ?? 'other'
  return diagnosis('access-denied', reason, { policy: name, ...(action !== undefined && { action }) })
}

function withoutRight(action: string): Diagnosis {
  const act = actOf(action)
  return diagnosis('access-denied', act === 'write' ? '' : act, { action })
}

function isAboutAccessList({ message }: ServerAnswer): boolean {
  return /x-amz-acl|canned acl/i.test(message)
}

function otherRegion(actual: string): Diagnosis {
  return actual === '' ? diagnosis('wrong-region', 'unspecified') : diagnosis('wrong-region', '', { actual })
}

/** The path of an endpoint, unless its provider is known to have one. */
function unusualPath(endpoint: string): string {
  if (!URL.canParse(endpoint)) return ''
  const { hostname, pathname } = new URL(endpoint)
  return pathname === '/' || knownAddress(hostname + pathname) !== undefined ? '' : pathname
}

/** The bucket's region, which AWS names if it or the region asked is an opt-in region; us-east-1 is `unspecified`. */
function bucketsConstraint(message: string): string {
  const name = /^The ([a-z0-9-]+) location constraint is incompatible/.exec(message)?.[1] ?? ''
  return name === 'unspecified' ? 'us-east-1' : name
}

/** A malformed signature is a wrong region only if the server names a region other than ours. */
function malformedSignature(answer: ServerAnswer, asked: Asked): Diagnosis {
  const actual =
    answer.region === '' ? (/expecting '([a-z0-9-]+)'/.exec(answer.message)?.[1] ?? '') : answer.region
  if (actual !== '') return diagnosis('wrong-region', '', { actual })
  if (asked.keyHasSlash === true) return diagnosis('key-id-unknown', 'slash')
  return diagnosis('unexpected', 'signatureMalformed')
}

function skewedClock(answer: ServerAnswer, asked: Asked): Diagnosis {
  if (answer.serverTime === undefined) return diagnosis('clock-skew', 'unspecified')
  const minutes = Math.round(Math.abs(asked.answeredAt - answer.serverTime) / 60_000)
  return minutes === 0 ? diagnosis('clock-skew', 'unspecified') : diagnosis('clock-skew', '', { minutes })
}
