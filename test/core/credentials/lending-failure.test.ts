import { describe, expect, it } from 'vitest'
import type { BorrowedSource } from '../../../electron/core/credentials/lender'
import { borrowedRefusal, lendingFailure } from '../../../electron/core/credentials/lending-failure'
import { failure } from '../../../electron/shared/failures/failure'
import { fixesFor } from '../../../electron/shared/failures/fix'
import { stepOf } from '../../../electron/shared/failures/stage-of-failure'
import { sampleTarget } from '../../support/sample-target'

const blog: BorrowedSource = { kind: 'profile', name: 'blog' }

/** An error as the AWS SDK throws it. */
function thrown(name: string, message: string, more: Readonly<Record<string, unknown>> = {}): Error {
  return Object.assign(new Error(message), { name, ...more })
}

function answered(name: string, message: string, httpStatusCode: number): Error {
  return thrown(name, message, { $metadata: { httpStatusCode } })
}

describe('the failure of a lender', () => {
  it.each([
    {
      error: 'Profile blog requires multi-factor authentication, but no MFA code callback was provided.',
      is: 'credentials-missing mfa',
    },
    {
      error:
        "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
      is: 'credentials-expired sso',
    },
    {
      error:
        'The SSO session associated with this profile is invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
      is: 'credentials-expired sso',
    },
    { error: 'UnauthorizedException: Session token not found or invalid', is: 'credentials-expired sso' },
    { error: 'ForbiddenException: No access', is: 'access-denied ssoRole' },
    { error: 'Your session has expired. Please reauthenticate.', is: 'credentials-expired login' },
    {
      error: 'Failed to load token from /home/me/.aws/login/cache/28.json: Error: ENOENT: no such file',
      is: 'credentials-expired login',
    },
    {
      error: 'Profile blog credential_process returned expired credentials.',
      is: 'credentials-expired processExpired',
    },
    {
      error: 'Profile blog credential_process returned invalid JSON.',
      is: 'credentials-missing processAnswer',
    },
    {
      error: 'Profile blog credential_process did not return Version 1.',
      is: 'credentials-missing processAnswer',
    },
    {
      error: 'Could not resolve credentials using profile: [blog] in configuration/credentials file(s).',
      is: 'credentials-missing profileEmpty',
    },
  ])('is $is for: $error', ({ error, is }) => {
    const { kind, facts } = lendingFailure(thrown('CredentialsProviderError', error), blog)
    expect(`${kind} ${String(facts['reason'])}`).toBe(is)
    expect(facts['profile']).toBe('blog')
  })

  it.each([
    { code: 'AccessDenied', is: 'access-denied role' },
    { code: 'ExpiredTokenException', is: 'credentials-expired profile' },
    { code: 'InvalidClientTokenId', is: 'key-id-unknown profile' },
    { code: 'SignatureDoesNotMatch', is: 'secret-wrong profile' },
  ])('is $is when AWS answers $code', ({ code, is }) => {
    const { kind, facts, detail } = lendingFailure(answered(code, 'User is not authorized', 403), blog)
    expect(`${kind} ${String(facts['reason'])}`).toBe(is)
    expect(detail).toBe(`HTTP 403 · ${code} · User is not authorized`)
  })

  it.each([
    {
      error: thrown('Error', 'getaddrinfo ENOTFOUND', {
        code: 'ENOTFOUND',
        hostname: 'sts.eu-west-1.amazonaws.com',
      }),
      kind: 'offline',
      host: 'sts.eu-west-1.amazonaws.com',
    },
    {
      error: thrown('Error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED' }),
      kind: 'offline',
      host: 'sts.amazonaws.com',
    },
    { error: thrown('TimeoutError', 'Socket timed out'), kind: 'timeout', host: 'sts.amazonaws.com' },
    {
      error: answered('ThrottlingException', 'Rate exceeded', 400),
      kind: 'throttled',
      host: 'sts.amazonaws.com',
    },
  ])('is temporary: $kind at $host', ({ error, kind, host }) => {
    const told = lendingFailure(error, blog)
    expect(told).toMatchObject({ kind, retryable: true, facts: { host, lender: host } })
    expect(stepOf(told)).toBe('who')
  })

  it.each([
    ['CERT_HAS_EXPIRED', 'lenderExpired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'lenderOtherName'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'lender'],
    ['EPROTO', 'handshake'],
  ])('is about its certificate, which the destination cannot trust for it: %s', (code, reason) => {
    const told = lendingFailure(thrown('Error', 'certificate', { code }), blog)
    expect(told).toMatchObject({ kind: 'tls', facts: { reason } })
    expect([stepOf(told), fixesFor(told, sampleTarget())]).toEqual(['who', []])
  })

  it('is that there are no keys if the computer is no server of AWS, which could be asked for some', () => {
    const message = 'Unable to connect to instance metadata service'
    const error = thrown('ProviderError', message, { code: 'EHOSTUNREACH' })
    expect(lendingFailure(error, { kind: 'environment' })).toMatchObject({
      kind: 'credentials-missing',
      facts: { reason: 'environment' },
    })
  })

  it("never repeats another program's output", () => {
    const words = 'Command failed: fetch-keys --token hunter2\naws sso login: secret=AKIAHUNTER\n'
    const told = lendingFailure(thrown('CredentialsProviderError', words), blog)
    expect(told).toMatchObject({ kind: 'credentials-missing', facts: { reason: 'processFailed' } })
    expect(JSON.stringify(told)).not.toMatch(/hunter/i)
    const unknown = lendingFailure(thrown('CredentialsProviderError', 'stdout: hunter2'), blog)
    expect(JSON.stringify(unknown)).not.toMatch(/hunter/i)
  })

  it('quotes a profile of several words in the command to type', () => {
    const source: BorrowedSource = { kind: 'profile', name: 'my blog' }
    const error = thrown('CredentialsProviderError', 'The SSO session has expired: aws sso login')
    expect(lendingFailure(error, source).facts['ssoCommand']).toBe('aws sso login --profile "my blog"')
  })

  it('names the environment if there is no profile', () => {
    const error = thrown('CredentialsProviderError', 'Unable to find environment variable credentials.')
    expect(lendingFailure(error, { kind: 'environment' })).toMatchObject({
      kind: 'credentials-missing',
      facts: { reason: 'environment' },
    })
  })
})

describe('the failure when a bucket refuses borrowed credentials', () => {
  it.each(['credentials-expired', 'key-id-unknown', 'secret-wrong'] as const)(
    'points to the lender: %s',
    (kind) => {
      const refused = failure(kind, { reason: 'tokenInvalid', server: 'AWS' }, 'HTTP 403')
      expect(borrowedRefusal(refused, blog)).toMatchObject({
        kind,
        facts: { reason: 'profile', profile: 'blog', server: 'AWS' },
        detail: 'HTTP 403',
      })
      expect(borrowedRefusal(refused, { kind: 'environment' }).facts['reason']).toBe('environment')
    },
  )

  it('does not point to the lender if the credentials are not the cause', () => {
    const refused = failure('bucket-missing', { bucket: 'photos' })
    expect(borrowedRefusal(refused, blog)).toBe(refused)
  })
})
