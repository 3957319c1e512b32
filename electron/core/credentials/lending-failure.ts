import type { Environment } from '../../shared/app/environment'
import { failure, type Failure, type FailureFacts, type FailureKind } from '../../shared/failures/failure'
import { answerOfError } from '../doctor/answer-of-error'
import { diagnose } from '../doctor/diagnose'
import { aboutNoBucket, noAnswer } from '../doctor/server-answer'
import { lookUp } from '../look-up'
import type { BorrowedSource, LoanSource } from './lender'
import type { Profile } from './profiles'
import { lenderAtFault } from './lender-at-fault'
import { wrongSetting, wrongVariable } from './wrong-setting'

/** The host that gives roles and sessions; used when the error does not name one. */
const usualHost = 'sts.amazonaws.com'

type Meaning = readonly [pattern: RegExp, kind: FailureKind, reason: string]

/**
 * The AWS SDK's own messages, matched in this order, because the SDK has no codes for what goes wrong on this
 * computer. The first one quotes another program's output; such output is not passed on, as it may hold secrets.
 */
const sentences: readonly Meaning[] = [
  [/^Command failed/, 'credentials-missing', 'processFailed'],
  [/credential_process returned expired/, 'credentials-expired', 'processExpired'],
  [/credential_process (did not return|returned invalid)/, 'credentials-missing', 'processAnswer'],
  [/multi-factor authentication/, 'credentials-missing', 'mfa'],
  [/MultiFactorAuthentication failed/, 'credentials-missing', 'mfaWrong'],
  [/aws sso login|^UnauthorizedException/, 'credentials-expired', 'sso'],
  [/^ForbiddenException/, 'access-denied', 'ssoRole'],
  [/instance metadata service/, 'credentials-missing', 'profileEmpty'],
  [/aws login|reauthenticate|^Failed to load token from/, 'credentials-expired', 'login'],
]

/** Error codes of the AWS services that give credentials (STS, "Common errors"). */
const refusals: Readonly<Record<string, readonly [kind: FailureKind, reason: string]>> = {
  AccessDenied: ['access-denied', 'role'],
  AccessDeniedException: ['access-denied', 'role'],
  InvalidIdentityToken: ['access-denied', 'role'],
  InvalidIdentityTokenException: ['access-denied', 'role'],
  ExpiredToken: ['credentials-expired', 'profile'],
  ExpiredTokenException: ['credentials-expired', 'profile'],
  InvalidClientTokenId: ['key-id-unknown', 'profile'],
  UnrecognizedClientException: ['key-id-unknown', 'profile'],
  SignatureDoesNotMatch: ['secret-wrong', 'profile'],
  ValidationError: ['access-denied', 'roleInvalid'],
}

/**
 * Turns an error of the lender into what the person can do about it.
 *
 * @param context all profiles and variables, for what the source's settings point to
 */
export function lendingFailure(
  error: unknown,
  source: BorrowedSource,
  context: LendingContext = { profiles: new Map(), env: {} },
): Failure {
  const facts = factsOf(source)
  const wrong = wrongIn(context, source, textOf(error, 'path'))
  const { message, name } = textsOf(error)
  const sentence = sentences.find(([pattern]) => pattern.test(message))
  if (sentence !== undefined) return failure(sentence[1], { reason: sentence[2], ...facts }, name)
  const { status, code } = serviceAnswer(error)
  const refusal = lookUp(refusals, code)
  if (refusal !== undefined) {
    const detail = `HTTP ${status} · ${code} · ${message}`
    return code === 'ValidationError' && wrong !== undefined
      ? failure('credentials-missing', wrong, detail)
      : failure(refusal[0], { reason: refusal[1], ...facts }, detail)
  }
  const answer = code === '' ? answerOfError(error) : { ...noAnswer, status, code, message }
  const host = textOf(error, 'hostname') || usualHost
  const cause = diagnose(answer, aboutNoBucket(`https://${host}`, 0))
  if (cause.kind !== 'unexpected') return lenderAtFault(cause, host, 'lender')
  // Whatever else the SDK says, there is nothing to sign with; its message is left out, as we cannot judge it.
  return wrong === undefined ? nothingLent(source, name) : failure('credentials-missing', wrong, name)
}

/** Where the settings of a source are. */
export interface LendingContext {
  readonly profiles: ReadonlyMap<string, Profile>
  readonly env: Environment
}

function wrongIn(
  { profiles, env }: LendingContext,
  source: BorrowedSource,
  unreadableFile: string,
): FailureFacts | undefined {
  return source.kind === 'profile'
    ? wrongSetting(profiles, source.name, unreadableFile)
    : wrongVariable(env, unreadableFile)
}

/** The source exists, but nothing in it leads to credentials. */
export function nothingLent(source: LoanSource, detail = ''): Failure {
  return failure('credentials-missing', { reason: 'profileEmpty', ...factsOf(source) }, detail)
}

export function missingProfile(name: string): Failure {
  return failure('credentials-missing', { profile: name, reason: 'profileMissing' })
}

/** Rewrites a refusal by the bucket's server so that it points to whoever lent the credentials. */
export function borrowedRefusal(refused: Failure, source: LoanSource): Failure {
  // Ollim started this session itself and starts a new one with the next request.
  if (source.kind === 'session') return refused
  const lent: readonly FailureKind[] = ['credentials-expired', 'key-id-unknown', 'secret-wrong']
  if (!lent.includes(refused.kind)) return refused
  return { ...refused, facts: { ...refused.facts, ...factsOf(source), reason: source.kind } }
}

/** The facts for the message: the profile and the command that renews its session, or that there is none. */
function factsOf(source: LoanSource): FailureFacts {
  if (source.kind === 'session') return { role: source.roleArn }
  // There is no profile to name, so this reason selects a message of its own for each kind.
  if (source.kind === 'environment') return { reason: 'environment' }
  const name = /^[\w.@-]+$/.test(source.name) ? source.name : `"${source.name}"`
  return {
    profile: source.name,
    ssoCommand: `aws sso login --profile ${name}`,
    loginCommand: `aws login --profile ${name}`,
  }
}

function textsOf(error: unknown): { readonly message: string; readonly name: string } {
  return { message: textOf(error, 'message'), name: textOf(error, 'name') }
}

/** Errors of AWS services carry the HTTP status; their name is the error code. */
function serviceAnswer(error: unknown): { readonly status: number; readonly code: string } {
  const metadata = valueOf(error, '$metadata')
  const status = valueOf(metadata, 'httpStatusCode')
  return typeof status === 'number' ? { status, code: textOf(error, 'name') } : { status: 0, code: '' }
}

function textOf(source: unknown, field: string): string {
  const value = valueOf(source, field)
  return typeof value === 'string' ? value : ''
}

function valueOf(source: unknown, field: string): unknown {
  return typeof source === 'object' && source !== null ? Reflect.get(source, field) : undefined
}
