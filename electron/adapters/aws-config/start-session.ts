import type { LentCredentials, SessionSource } from '../../core/credentials/lender'
import { codeMissing, isAboutClock, sessionFailure } from '../../core/credentials/session-failure'
import { isOfAws } from '../../core/destinations/endpoint-address'
import { awsDomain } from '../../core/links/public-url'
import type { ServerAnswer } from '../../core/doctor/server-answer'
import type { Credentials } from '../../core/ports/object-store'
import type { Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import type { ProxyOf } from '../s3/connection/agents'
import type { TrustChoice } from '../s3/connection/authorities'
import { plainRequest } from '../s3/connection/plain-request'
import { answerOf, xmlElement } from '../s3/server-answer'
import { configuredSts } from './configured-sts'
import type { AwsEnvironment } from './profile-files'
import { signQuery } from './sign-query'

/** Starting a session is one short request. */
const answerMilliseconds = 15_000

/** The API version of the AWS STS API Reference. */
const version = '2011-06-15'

/** Appears in the account's audit log (CloudTrail). */
const sessionName = 'ollim'

export interface SessionContext extends Pick<AwsEnvironment, 'env'> {
  readonly proxyOf: ProxyOf
  /** PEM file that was given to the AWS CLI; empty for none. */
  readonly authorityFile: string
}

/** Exchanges credentials for temporary ones: with a role, or a code from the person's MFA device. */
export async function startSession(
  source: SessionSource,
  base: Credentials,
  code: string,
  { env, proxyOf, authorityFile }: SessionContext,
): Promise<Result<LentCredentials, Failure>> {
  if (source.mfaSerial !== '' && code === '') return problem(codeMissing(source))
  const region = source.region === '' ? 'us-east-1' : source.region
  // Only for borrowed credentials may the environment change the server; a destination's own keys go to its server.
  const isBorrowed = source.base.kind !== 'keys'
  const configured = isBorrowed ? configuredSts(env) : success('')
  if (!configured.ok) return configured
  const address = addressOf(source.endpoint, region, configured.value)
  const body = new URLSearchParams(parametersOf(source, code)).toString()
  const send = (now: number) =>
    plainRequest({
      address,
      method: 'POST',
      headers: signQuery({ address, region, service: 'sts', body, now, credentials: base }),
      body,
      trust: { ...trustFor(source, address), sharedAuthorityFile: authorityFile },
      proxyOf,
      idleMilliseconds: answerMilliseconds,
      signal: AbortSignal.timeout(answerMilliseconds),
    })
  const first = await send(Date.now())
  const otherTime = first.ok
    ? timeToSignWith(answerOf(first.value.status, first.value.headers, first.value.body))
    : undefined
  const clockError = otherTime === undefined ? 0 : Date.now() - otherTime
  const answered = otherTime === undefined ? first : await send(otherTime)
  const asked = { address, answeredAt: Date.now() }
  if (!answered.ok) return problem(sessionFailure(source, answered.problem, asked))
  const { status, headers, body: answer } = answered.value
  const lent = status === 200 ? credentialsIn(answer.toString('utf8'), clockError) : undefined
  return lent === undefined
    ? problem(sessionFailure(source, answerOf(status, headers, answer), asked))
    : success(lent)
}

/** The server's time, if it refuses the signature because this computer's clock is wrong. */
function timeToSignWith(answer: ServerAnswer): number | undefined {
  return isAboutClock(answer) ? answer.serverTime : undefined
}

/** Trusts what the bucket's own connections trust; a pinned certificate only counts for its own server. */
function trustFor(source: SessionSource, address: string): TrustChoice {
  const { certificateAuthorityFile, certificateAuthority, trustedCertificate, endpoint } = source
  const isOwnServer = URL.canParse(endpoint) && new URL(endpoint).host === new URL(address).host
  return {
    certificateAuthorityFile,
    certificateAuthority,
    trustedCertificate: isOwnServer ? trustedCertificate : '',
  }
}

/** Servers other than AWS serve STS at their own endpoint. */
function addressOf(endpoint: string, region: string, told: string): string {
  const isAws = endpoint === '' || isOfAws(new URL(endpoint))
  const usual = isAws ? `https://sts.${region}.${awsDomain(region)}` : endpoint
  return new URL(told === '' ? usual : told).href
}

function parametersOf(source: SessionSource, code: string): Record<string, string> {
  const { roleArn, externalId, mfaSerial, sessionSeconds } = source
  return {
    Version: version,
    ...(roleArn === ''
      ? { Action: 'GetSessionToken' }
      : { Action: 'AssumeRole', RoleArn: roleArn, RoleSessionName: sessionName }),
    ...(externalId !== '' && { ExternalId: externalId }),
    ...(mfaSerial !== '' && { SerialNumber: mfaSerial, TokenCode: code }),
    ...(sessionSeconds > 0 && { DurationSeconds: String(sessionSeconds) }),
  }
}

/**
 * @param clockError by how many milliseconds this computer's clock, by which the end is judged, is ahead
 * @returns `undefined` for an answer without credentials
 */
function credentialsIn(xml: string, clockError: number): LentCredentials | undefined {
  const accessKeyId = xmlElement(xml, 'AccessKeyId')
  const secretAccessKey = xmlElement(xml, 'SecretAccessKey')
  const expiresAt = Date.parse(xmlElement(xml, 'Expiration')) + clockError
  if (accessKeyId === '' || secretAccessKey === '') return undefined
  const sessionToken = xmlElement(xml, 'SessionToken')
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt: Number.isNaN(expiresAt) ? 0 : expiresAt }
}
