import { describe, expect, it } from 'vitest'
import { codeMissing, sessionFailure } from '../../../electron/core/credentials/session-failure'
import type { SessionSource } from '../../../electron/core/credentials/lender'
import { noAnswer } from '../../../electron/core/doctor/server-answer'
import { asksForCode } from '../../../electron/shared/failures/failure'
import { fixesFor } from '../../../electron/shared/failures/fix'
import { stepOf } from '../../../electron/shared/failures/stage-of-failure'
import { sampleSession } from '../../support/sample-session'
import { sampleTarget } from '../../support/sample-target'

const device = 'arn:aws:iam::123456789012:mfa/phone'
const source: SessionSource = { ...sampleSession(), mfaSerial: device }

describe('the failure to start a session', () => {
  // Recorded from AWS's documented errors (AWS STS API Reference, "AssumeRole", "Common errors").
  it.each([
    {
      code: 'AccessDenied',
      message: 'MultiFactorAuthentication failed with invalid MFA one time pass code.',
      told: 'credentials-missing mfaWrong',
    },
    {
      code: 'AccessDenied',
      message: 'User is not authorized to perform: sts:AssumeRole',
      told: 'access-denied sessionRole',
    },
    {
      code: 'ValidationError',
      message: "Value at 'tokenCode' failed to satisfy constraint",
      told: 'credentials-missing mfaWrong',
    },
    {
      code: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration',
      told: 'access-denied sessionInvalid',
    },
    { code: 'InvalidClientTokenId', message: '', told: 'key-id-unknown' },
    { code: 'SignatureDoesNotMatch', message: '', told: 'secret-wrong' },
    {
      code: 'SignatureDoesNotMatch',
      message: 'Signature expired: 20261126T100000Z is now earlier than 20261126T104500Z',
      told: 'clock-skew unspecified',
    },
    { code: 'ExpiredToken', message: '', told: 'credentials-expired' },
    { code: 'Throttling', message: '', told: 'throttled' },
  ])('$code "$message" is $told', ({ code, message, told }) => {
    const answer = { ...noAnswer, status: 403, code, message }
    const { kind, facts } = sessionFailure(source, answer, { address: 'https://sts.test/', answeredAt: 0 })
    expect(`${kind} ${String(facts['reason'] ?? '')}`.trim()).toBe(told)
  })

  it('mentions only the session if there is no role', () => {
    const answer = { ...noAnswer, status: 403, code: 'AccessDenied' }
    const own = sessionFailure({ ...source, roleArn: '' }, answer, { address: '', answeredAt: 0 })
    expect(own.facts['reason']).toBe('session')
  })

  it.each([
    ['', 'https://sts.eu-west-1.amazonaws.com/', 'who'],
    ['https://nas.home:9000', 'https://nas.home:9000/', 'where'],
    ['https://nas.home:9000', 'https://sts.example.com/', 'who'],
  ])('of a bucket at %j, for want of a connection to %s, is about %s', (endpoint, address, step) => {
    const offline = sessionFailure(
      { ...source, endpoint },
      { ...noAnswer, networkCode: 'ECONNREFUSED' },
      { address, answeredAt: 0 },
    )
    const expired = sessionFailure(
      { ...source, endpoint },
      { ...noAnswer, networkCode: 'CERT_HAS_EXPIRED' },
      { address, answeredAt: 0 },
    )
    expect([stepOf(offline), stepOf(expired)]).toEqual([step, step])
    const { host } = new URL(address)
    expect(offline.facts['host']).toBe(host)
    const trusts = fixesFor(expired, sampleTarget({ endpoint })).length
    expect(trusts).toBe(step === 'where' ? 1 : 0)
  })

  it('of a page that is no answer of the server for sessions does not speak of a bucket', () => {
    const answer = { ...noAnswer, status: 404, isPage: true }
    const told = sessionFailure(source, answer, { address: 'https://sts.test/', answeredAt: 0 })
    expect(told).toMatchObject({ kind: 'wrong-endpoint', facts: { reason: 'lender', host: 'sts.test' } })
  })

  it('asks for the code while it is missing or wrong', () => {
    expect(asksForCode(codeMissing(source))).toBe(true)
  })
})
