import type { FailureKind } from '../../shared/failures/failure'
import { awsRegions } from '../../shared/providers/regions'
import { type Diagnosis, diagnosis } from './diagnosis'
import type { Asked, ServerAnswer } from './server-answer'

/**
 * Network errors by code: Node's, OpenSSL's and our own. A refused connection or an unknown host can mean that
 * there is no network, the server is down or the address is misspelt; the message says so instead of choosing.
 */
const causes: Readonly<Record<string, readonly [kind: FailureKind, reason: string]>> = {
  ENOTFOUND: ['offline', 'nameUnknown'],
  EAI_AGAIN: ['offline', ''],
  EAI_FAIL: ['offline', ''],
  ENETUNREACH: ['offline', ''],
  ENETDOWN: ['offline', ''],
  EHOSTUNREACH: ['offline', ''],
  EHOSTDOWN: ['offline', ''],
  EADDRNOTAVAIL: ['offline', ''],
  ERR_INTERNET_DISCONNECTED: ['offline', ''],
  ECONNREFUSED: ['offline', 'refused'],
  OLLIM_PROXY_UNREACHABLE: ['offline', 'proxy'],
  ECONNRESET: ['server-error', 'cut'],
  ECONNABORTED: ['server-error', 'cut'],
  EPIPE: ['server-error', 'cut'],
  ERR_STREAM_PREMATURE_CLOSE: ['server-error', 'cut'],
  UND_ERR_SOCKET: ['server-error', 'cut'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', ''],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', ''],
  ETIMEDOUT: ['timeout', ''],
  ESOCKETTIMEDOUT: ['timeout', ''],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls', 'selfSigned'],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls', ''],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['tls', ''],
  UNABLE_TO_GET_ISSUER_CERT: ['tls', ''],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['tls', ''],
  CERT_UNTRUSTED: ['tls', ''],
  CERT_SIGNATURE_FAILURE: ['tls', ''],
  OLLIM_CERTIFICATE_CHANGED: ['tls', 'changed'],
  CERT_REVOKED: ['tls', 'revoked'],
  CERT_HAS_EXPIRED: ['tls', 'expired'],
  CERT_NOT_YET_VALID: ['tls', 'notYetValid'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls', 'otherName'],
  HOSTNAME_MISMATCH: ['tls', 'otherName'],
  EPROTO: ['tls', 'handshake'],
  ERR_INVALID_URL: ['wrong-endpoint', 'malformed'],
  OLLIM_REDIRECT_LOOP: ['wrong-endpoint', 'linkLoop'],
}

/** Connecting took too long, in Node's words, the SDK's and ours: nothing of the server was reached. */
const unconnected = /^connect ETIMEDOUT|did not establish a connection|^The proxy is silent$/

/** Whether nobody who is trusted vouches for the server's certificate. */
function isUnknown([kind, reason]: readonly [FailureKind, string]): boolean {
  return kind === 'tls' && (reason === '' || reason === 'selfSigned')
}

/** The network error, if there was one. */
export function diagnosisOfNetwork(answer: ServerAnswer, asked: Asked): Diagnosis | undefined {
  // AWS resolves the name of any bucket in any of its regions: so the region is unknown, or there is no network.
  const { endpoint, region } = asked
  if (answer.networkCode === 'ENOTFOUND' && endpoint === '') {
    const isOddRegion = region !== '' && !awsRegions.some((known) => known === region)
    return diagnosis('offline', isOddRegion ? 'regionUnknown' : '')
  }
  if (answer.timedOut && unconnected.test(answer.networkMessage)) return diagnosis('offline', 'silent')
  if (answer.timedOut) return diagnosis('timeout')
  // Messages of OpenSSL, and in capitals of Electron's BoringSSL, for an answer that is not TLS, such as plain HTTP.
  if (/wrong.version.number|packet.length.too.long/i.test(answer.networkMessage)) {
    return diagnosis('wrong-endpoint', 'noHttps')
  }
  const cause = causes[answer.networkCode]
  // AWS's own certificates are known everywhere: this one is of a proxy, for example.
  if (cause !== undefined && endpoint === '' && isUnknown(cause)) return diagnosis('tls', 'inBetween')
  if (cause !== undefined) return diagnosis(...cause)
  // Node's HTTP parser received bytes that are not HTTP.
  if (answer.networkCode.startsWith('HPE_')) return diagnosis('wrong-endpoint', 'noHttp')
  if (answer.networkCode.startsWith('ERR_SSL_') || answer.networkCode.startsWith('ERR_TLS_')) {
    return diagnosis('tls', 'handshake')
  }
  return undefined
}
