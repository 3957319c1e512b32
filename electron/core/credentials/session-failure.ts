import { failure, type Failure, type FailureFacts, type FailureKind } from '../../shared/failure'
import { diagnose } from '../doctor/diagnose'
import { evidenceOf, type ServerAnswer } from '../doctor/server-answer'
import { lookUp } from '../look-up'
import type { SessionSource } from './lender'

/** A session cannot begin before the person has read the code off their device. */
export function codeMissing({ mfaSerial }: SessionSource): Failure {
  return failure('credentials-missing', { reason: 'mfaSession', device: mfaSerial })
}

/** What STS means by its codes, of the keys that ask for the session ("Common errors", "AssumeRole"). */
const refusals: Readonly<Record<string, readonly [kind: FailureKind, reason: string]>> = {
  InvalidClientTokenId: ['key-id-unknown', ''],
  UnrecognizedClientException: ['key-id-unknown', ''],
  InvalidAccessKeyId: ['key-id-unknown', ''],
  SignatureDoesNotMatch: ['secret-wrong', ''],
  ExpiredToken: ['credentials-expired', ''],
  ExpiredTokenException: ['credentials-expired', ''],
  RegionDisabledException: ['wrong-region', 'unknown'],
}

/** Why no session came of the credentials. */
export function sessionFailure(
  source: SessionSource,
  answer: ServerAnswer,
  { address, answeredAt }: { readonly address: string; readonly answeredAt: number },
): Failure {
  const { roleArn, mfaSerial, region, endpoint } = source
  const asked = {
    bucket: '',
    region,
    endpoint: endpoint || address,
    tokenMissing: false,
    answeredAt,
  }
  const detail = evidenceOf(answer)
  const facts = { role: roleArn, device: mfaSerial, region, server: endpoint === '' ? 'AWS' : address }
  if (answer.code === 'AccessDenied' || answer.code === 'ValidationError') {
    return failure(...refusalOf(source, answer, facts), detail)
  }
  if (isAboutClock(answer)) return diagnose({ ...answer, code: 'RequestTimeTooSkewed' }, asked)
  const known = lookUp(refusals, answer.code)
  if (known === undefined) return diagnose(answer, asked)
  const [kind, reason] = known
  return failure(kind, reason === '' ? facts : { ...facts, reason }, detail)
}

/** STS says of a signature from another time that it does not match; only its words tell. */
export function isAboutClock({ code, message }: ServerAnswer): boolean {
  if (code === 'SignatureDoesNotMatch') return /^Signature (expired|not yet current)/.test(message)
  return ['RequestExpired', 'RequestTimeTooSkewed', 'RequestInTheFuture'].includes(code)
}

/** STS has one code for a wrong code of the device and for a role that is not given; only its words differ. */
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
