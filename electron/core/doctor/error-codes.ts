import type { FailureKind } from '../../shared/failure'
import { knownAddress } from '../destinations/paste/provider-address'
import { lookUp } from '../look-up'
import { type Diagnosis, diagnosis } from './diagnosis'
import type { Asked, ServerAnswer } from './server-answer'

/**
 * Error codes by what they mean to the person. From AWS's lists (S3 "Error responses", STS "Common
 * errors") and, where marked, from the servers that have codes of their own.
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
  // What AWS's key service says of the bucket's key, its code behind `KMS.` ("Key states of AWS KMS keys").
  'KMS.DisabledException': ['access-denied', 'encryptionOff'],
  'KMS.KMSInvalidStateException': ['access-denied', 'encryptionOff'],
  'KMS.NotFoundException': ['access-denied', 'encryptionGone'],
  'KMS.ThrottlingException': ['throttled', ''],
  'KMS.KMSInternalException': ['server-error', ''],
  AccessControlListNotSupported: ['acl-not-supported', ''],
  InvalidBucketAclWithObjectOwnership: ['acl-not-supported', ''],
  NoSuchBucket: ['bucket-missing', ''],
  InvalidBucketName: ['bucket-missing', 'nameInvalid'],
  SecondLevelDomainForbidden: ['wrong-endpoint', 'wantsHostStyle'], // Alibaba
  PublicEndpointForbidden: ['wrong-endpoint', 'ownDomain'], // Alibaba
  PathStyleDomainForbidden: ['wrong-endpoint', 'wantsHostStyle'], // Tencent
  InvalidRegionName: ['wrong-region', 'unknown'],
  InvalidLocationConstraint: ['wrong-region', 'untold'],
  IncorrectEndpoint: ['wrong-region', 'untold'],
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

/** What an S3 error code means, where it means something to the person. */
export function diagnosisOfCode(answer: ServerAnswer, asked: Asked): Diagnosis | undefined {
  switch (answer.code) {
    case 'InvalidAccessKeyId':
    case 'InvalidClientTokenId':
    case 'InvalidToken':
      if (asked.tokenMissing) return diagnosis('credentials-missing', 'sessionToken')
      // Backblaze's, for the master key and for a key's name.
      if (answer.message === 'Malformed Access Key Id') return diagnosis('key-id-unknown', 'masterKey')
      if (asked.endpoint === '' && answer.code !== 'InvalidToken') return diagnosis('key-id-unknown', 'ofAws')
      break
    case 'PermanentRedirect':
    case 'Redirect':
      return otherRegion(answer.region)
    case 'IllegalLocationConstraintException':
      return otherRegion(answer.region || bucketsConstraint(answer.message))
    case 'AccessDenied':
      // Alibaba's, for a bucket in another region.
      if (answer.message.includes('must be addressed using the specified endpoint')) {
        return otherRegion(knownAddress(answer.location)?.place.region ?? '')
      }
      return deniedBecause(answer.message, asked)
    case 'InvalidRequest':
      // One code for much that is wrong with a request: what this is about, the message alone tells.
      if (answer.message.includes('Content-MD5')) return diagnosis('unexpected', 'wantsDigest')
      return isAboutAccessList(answer) ? diagnosis('acl-not-supported') : undefined
    case 'InvalidArgument':
      // Cloudflare's, for an API token, or a secret, in the place of the access key ID.
      if (/access key has length/i.test(answer.message)) return diagnosis('key-id-unknown')
      if (isAboutAccessList(answer)) return diagnosis('acl-not-supported')
      break
    case 'NotImplemented':
      // Cloudflare's and Backblaze's, which have no access lists of objects.
      if (isAboutAccessList(answer)) return diagnosis('acl-not-supported')
      break
    case 'AuthorizationHeaderMalformed':
    case 'AuthorizationQueryParametersError':
      return malformedSignature(answer)
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

/** AWS's names of policies in its refusals; ours are under `policy.name` in the words. */
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
 * Where AWS names what denied ("Troubleshoot access denied errors" in the Amazon S3 User Guide), which
 * it does within one account or organisation alone, the sentence can, too.
 */
function deniedBecause(message: string, { endpoint, action }: Asked): Diagnosis {
  const named = /not authorized to perform: s3:(\w+)/.exec(message)?.[1] ?? action
  const isMute = message === 'Access Denied'
  if (endpoint === '' && isMute && action === undefined) return diagnosis('access-denied', 'outside')
  if (message.includes('not authorized to perform: kms:')) return diagnosis('access-denied', 'encryption')
  if (message.includes('BlockPublicAcls')) return diagnosis('access-denied', 'publicAclBlocked')
  const explicit = /with an explicit deny in an? ([a-zA-Z- ]+)/.exec(message)?.[1]
  if (explicit !== undefined) {
    return diagnosis('access-denied', 'explicitDeny', {
      policy: lookUp(policies, explicit.trim()) ?? 'other',
    })
  }
  const implicit = /because no ([a-zA-Z- ]+) allows/.exec(message)?.[1]
  switch (implicit) {
    case undefined:
    case 'identity-based policy':
      return named === undefined ? diagnosis('access-denied') : withoutRight(named)
    case 'resource-based policy':
      return diagnosis('access-denied', 'otherAccount')
    default:
      return diagnosis('access-denied', 'otherPolicy', { policy: lookUp(policies, implicit) ?? 'other' })
  }
}

/** Said of writing, unless the right is another one. */
function withoutRight(action: string): Diagnosis {
  const reason = action.startsWith('Get') ? 'read' : action.startsWith('Delete') ? 'delete' : ''
  return diagnosis('access-denied', reason, { action })
}

function isAboutAccessList({ message }: ServerAnswer): boolean {
  return /x-amz-acl|canned acl/i.test(message)
}

function otherRegion(actual: string): Diagnosis {
  return actual === '' ? diagnosis('wrong-region', 'untold') : diagnosis('wrong-region', '', { actual })
}

/** Between a region to opt in to and any other, AWS names the bucket's own; its first region has none. */
function bucketsConstraint(message: string): string {
  const told = /^The ([a-z0-9-]+) location constraint is incompatible/.exec(message)?.[1] ?? ''
  return told === 'unspecified' ? 'us-east-1' : told
}

/** The signature names a region; only where the server names another is the region the cause. */
function malformedSignature(answer: ServerAnswer): Diagnosis {
  const actual =
    answer.region === '' ? (/expecting '([a-z0-9-]+)'/.exec(answer.message)?.[1] ?? '') : answer.region
  return actual === ''
    ? diagnosis('unexpected', 'signatureMalformed')
    : diagnosis('wrong-region', '', { actual })
}

function skewedClock(answer: ServerAnswer, asked: Asked): Diagnosis {
  if (answer.serverTime === undefined) return diagnosis('clock-skew', 'untold')
  const minutes = Math.round(Math.abs(asked.answeredAt - answer.serverTime) / 60_000)
  return minutes === 0 ? diagnosis('clock-skew', 'untold') : diagnosis('clock-skew', '', { minutes })
}
