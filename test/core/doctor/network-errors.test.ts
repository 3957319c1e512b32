import { describe, expect, it } from 'vitest'
import { diagnose } from '../../../electron/core/doctor/diagnose'
import { noAnswer } from '../../../electron/core/doctor/server-answer'
import { asked, expectDiagnosis } from './expect-diagnosis'

describe('connections that failed', () => {
  expectDiagnosis([
    [{ networkCode: 'ECONNREFUSED' }, 'offline', 'refused'],
    [{ networkCode: 'OLLIM_PROXY_UNREACHABLE' }, 'offline', 'proxy'],
    [{ networkCode: 'ENOTFOUND' }, 'offline', 'nameUnknown'],
    [{ networkCode: 'EAI_AGAIN' }, 'offline'],
    [{ networkCode: 'ENETUNREACH' }, 'offline'],
    [{ networkCode: 'EHOSTUNREACH' }, 'offline'],
    [{ networkCode: 'ECONNRESET' }, 'server-error', 'cut'],
    [{ networkCode: 'EPIPE' }, 'server-error', 'cut'],
    [{ networkCode: 'ETIMEDOUT' }, 'timeout'],
    [{ timedOut: true }, 'timeout'],
    [{ timedOut: true, networkCode: 'ETIMEDOUT', networkMessage: 'read ETIMEDOUT' }, 'timeout'],
    // Nothing of the server was reached: a cable is out somewhere, and all uploads have to wait.
    [
      { timedOut: true, networkCode: 'ETIMEDOUT', networkMessage: 'connect ETIMEDOUT 10.0.0.1:443' },
      'offline',
      'silent',
    ],
    [{ networkCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'tls', 'selfSigned'],
    [{ networkCode: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }, 'tls'],
    [{ networkCode: 'CERT_HAS_EXPIRED' }, 'tls', 'expired'],
    [{ networkCode: 'CERT_NOT_YET_VALID' }, 'tls', 'notYetValid'],
    [{ networkCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'tls', 'otherName'],
    [{ networkCode: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }, 'tls', 'handshake'],
    [
      { networkCode: 'EPROTO', networkMessage: 'SSL routines:wrong version number' },
      'wrong-endpoint',
      'noHttps',
    ],
    // The same in the words of BoringSSL, which Electron has.
    [{ networkCode: 'EPROTO', networkMessage: 'SSL:WRONG_VERSION_NUMBER' }, 'wrong-endpoint', 'noHttps'],
    [{ networkCode: 'EPROTO', networkMessage: 'SSL alert handshake failure' }, 'tls', 'handshake'],
    [{ networkCode: 'HPE_INVALID_CONSTANT' }, 'wrong-endpoint', 'noHttp'],
    [{ networkCode: 'EWHATEVER' }, 'unexpected'],
  ])
})

it.each([
  ['us-east-1', 's3.us-east-1.amazonaws.com'],
  ['cn-north-1', 's3.cn-north-1.amazonaws.com.cn'],
])('names AWS and its host in %s if there is no endpoint', (region, host) => {
  const diagnosis = diagnose({ ...noAnswer, networkCode: 'ENOTFOUND' }, { ...asked, region, endpoint: '' })

  expect(diagnosis.facts).toMatchObject({ host, server: 'AWS' })
})

it.each(['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'])(
  'suspects something in between if AWS shows an untrusted certificate: %s',
  (networkCode) => {
    const diagnosis = diagnose({ ...noAnswer, networkCode }, { ...asked, endpoint: '' })

    expect([diagnosis.kind, diagnosis.facts['reason']]).toEqual(['tls', 'inBetween'])
  },
)

it.each([
  ['us-esat-1', 'regionUnknown'],
  // Nobody typed AWS's address: only the network can be the cause.
  ['us-east-1', undefined],
  ['', undefined],
])('blames the region or the connection for %s if AWS has no such host', (region, reason) => {
  const diagnosis = diagnose({ ...noAnswer, networkCode: 'ENOTFOUND' }, { ...asked, region, endpoint: '' })

  expect([diagnosis.kind, diagnosis.facts['reason']]).toEqual(['offline', reason])
})
