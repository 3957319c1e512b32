import { readFile } from 'node:fs/promises'
import * as tls from 'node:tls'
import { failure, type Failure } from '../../shared/failure'
import { problem, success, type Result } from '../../shared/result'

/** Where Linux distributions keep the certificates that the system trusts, the usual ones first. */
const linuxBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/**
 * Whom to trust: the public authorities, those the system was taught to trust, such as an office's
 * own, and one file of the person's. Read once for a destination, since it takes milliseconds.
 * Fails where the person's file cannot be read.
 */
export async function trustedContext(privateFile: string): Promise<Result<tls.SecureContext, Failure>> {
  const ca = [...tls.rootCertificates, ...(await systemCertificates())]
  if (privateFile !== '') {
    try {
      ca.push(await readFile(privateFile, 'utf8'))
    } catch (error) {
      return problem(failure('tls', { reason: 'authorityUnreadable', file: privateFile }, String(error)))
    }
  }
  return success(tls.createSecureContext({ ca }))
}

/** Newer versions of Node ask the system themselves; before, only Linux keeps a file that can be read. */
async function systemCertificates(): Promise<readonly string[]> {
  const ask: unknown = Reflect.get(tls, 'getCACertificates')
  if (typeof ask === 'function') {
    const certificates: unknown = Reflect.apply(ask, tls, ['system'])
    return Array.isArray(certificates) ? certificates.filter((one) => typeof one === 'string') : []
  }
  if (process.platform !== 'linux') return []
  for (const file of linuxBundles) {
    const bundle = await readFile(file, 'utf8').catch(() => undefined)
    if (bundle !== undefined) return [bundle]
  }
  return []
}
