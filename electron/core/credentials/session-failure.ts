import { failure, type Failure, type FailureFacts, type FailureKind } from '../../shared/failures/failure'
import { diagnose } from '../doctor/diagnose'
import { aboutNoBucket, evidenceOf, type ServerAnswer } from '../doctor/server-answer'
import { hostOfUrl } from '../doctor/host-of-url'
import { lookUp } from '../look-up'
import type { SessionSource } from './lender'
import { lenderAtFault } from './lender-at-fault'

/** A session cannot start until the person has typed the code from their device. */
export function codeMissing({ mfaSerial }: SessionSource): Failure {
  return failure('credentials-missing', { reason: 'mfaSession', device: mfaSerial })
}

/** What STS's error codes mean for the keys that ask for the session ("Common errors", "AssumeRole"). */
const refusals: Readonly<Record<string, readonly [kind: FailureKind, reason: string]>> = {
  InvalidClientTokenId: ['key-id-unknown', ''],
  UnrecognizedClientException: ['key-id-unknown', ''],
  InvalidAccessKeyId: ['key-id-unknown', ''],
  SignatureDoesNotMatch: ['secret-wrong', ''],
  ExpiredToken: ['credentials-expired', ''],
  ExpiredTokenException: ['credentials-expired', ''],
  RegionDisabledException: ['wrong-region', 'unknown'],
}

/** Why these credentials gave no session. */
export function sessionFailure(
  source: SessionSource,
  answer: ServerAnswer,
  { address, answeredAt }: { readonly address: string; readonly answeredAt: number },
): Failure {
  const { roleArn, mfaSerial, region, endpoint } = source
  const asked = { ...aboutNoBucket(address, answeredAt), region }
  const detail = evidenceOf(answer)
  const facts = { role: roleArn, device: mfaSerial, region, server: endpoint === '' ? 'AWS' : address }
  if (answer.code === 'AccessDenied' || answer.code === 'ValidationError') {
    return failure(...refusalOf(source, answer, facts), detail)
  }
  if (isAboutClock(answer)) return diagnose({ ...answer, code: 'RequestTimeTooSkewed' }, asked)
  const known = lookUp(refusals, answer.code)
  if (known === undefined) return explained(diagnose(answer, asked), endpoint, address)
  const [kind, reason] = known
  return failure(kind, reason === '' ? facts : { ...facts, reason }, detail)
}

/** Servers other than AWS give sessions themselves; then it is the bucket's own server that has failed. */
function explained(cause: Failure, endpoint: string, address: string): Failure {
  const host = hostOfUrl(address)
  return endpoint !== '' && hostOfUrl(endpoint) === host ? cause : lenderAtFault(cause, host, 'inBetween')
}

/** For a signature from another time, STS only says that it does not match; the message tells the two apart. */
export function isAboutClock({ code, message }: ServerAnswer): boolean {
  if (code === 'SignatureDoesNotMatch') return /^Signature (expired|not yet current)/.test(message)
  return ['RequestExpired', 'RequestTimeTooSkewed', 'RequestInTheFuture'].includes(code)
}

/** STS has one code both for a wrong MFA code and for a role that is not granted; only the messages differ. */
function refusalOf(
  { roleArn, mfaSerial }: SessionSource,
  { code, message }: ServerAnswer,
  facts: FailureFacts,
): readonly [kind: FailureKind, facts: FailureFacts] {
  const isAboutCode = /MultiFactorAuthentication|TokenCode|tokenCode|one time pass/.test(message)
  if (mfaSerial !== '' && isAboutCode) return ['credentials-missing', { ...facts, reason: 'mfaWrong' }]
  if (code === 'ValidationError') return ['access-denied', { ...facts, reason: 'sessionInvalid' }]
  return ['access-denied', { ...facts, reason: roleArn === '' ? 'session' : 'sessionRole' }]
}
