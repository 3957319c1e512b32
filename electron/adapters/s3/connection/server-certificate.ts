import type { X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import { createSecureContext, TLSSocket } from 'node:tls'
import { answerOfError } from '../../../core/doctor/answer-of-error'
import { diagnose } from '../../../core/doctor/diagnose'
import type { StoreTarget } from '../../../core/ports/object-store'
import type { ServerCertificate } from '../../../shared/destinations/certificate'
import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, type Result, success } from '../../../shared/result'
import { agentsFor, type ProxyOf } from './agents'
import { addressOf } from './connection'
import { CertificateChanged } from './pinned-certificate'

const timeoutMilliseconds = 10_000

/** No certificate has this fingerprint, so every one that no authority vouches for is returned. */
const unknownFingerprint = 'none'

/**
 * Reads the certificate of a destination's server, whoever issued it. Nothing is sent to a server that no authority
 * vouches for.
 */
export async function serverCertificate(
  target: StoreTarget,
  proxyOf: ProxyOf,
): Promise<Result<ServerCertificate, Failure>> {
  const address = addressOf(target)
  if (!address.startsWith('https:')) return problem(failure('wrong-endpoint', { reason: 'noHttps' }))
  const trust = { secureContext: createSecureContext(), certificate: unknownFingerprint }
  const { httpsAgent } = await agentsFor(address, proxyOf, trust)
  try {
    return success(described(await shownAt(address, httpsAgent)))
  } catch (error) {
    const { bucket, region, endpoint } = target
    const asked = { bucket, region, endpoint, tokenMissing: false, answeredAt: Date.now() }
    return problem(diagnose(answerOfError(error), asked))
  } finally {
    httpsAgent.destroy()
  }
}

type SecureAgent = Awaited<ReturnType<typeof agentsFor>>['httpsAgent']

function shownAt(address: string, agent: SecureAgent): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMilliseconds)
    const asking = request(address, { method: 'HEAD', agent, signal })
    asking.on('error', (error) => {
      if (error instanceof CertificateChanged && error.shown !== undefined) resolve(error.shown)
      else reject(signal.aborted ? Object.assign(error, { code: 'ETIMEDOUT' }) : error)
    })
    asking.on('response', ({ socket }) => {
      const shown = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
      if (shown === undefined) reject(new Error('the server showed no certificate'))
      else resolve(shown)
      socket.destroy()
    })
    asking.end()
  })
}

function described(certificate: X509Certificate): ServerCertificate {
  const { subject, subjectAltName, issuer, validFrom, validTo, fingerprint256 } = certificate
  return {
    subject: inOneLine(subject) || (subjectAltName ?? ''),
    issuer: inOneLine(issuer),
    validFrom: Date.parse(validFrom),
    validTo: Date.parse(validTo),
    fingerprint: fingerprint256,
  }
}

/** Node writes each part of a name on its own line; a certificate without a subject has none. */
function inOneLine(name: string | undefined): string {
  return (name ?? '')
    .split('\n')
    .filter((part) => part !== '')
    .join(', ')
}
