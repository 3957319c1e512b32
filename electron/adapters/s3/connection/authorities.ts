import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as tls from 'node:tls'
import type { StoreTarget } from '../../../core/ports/object-store'
import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import type { Trust } from './agents'

/** Where Linux distributions keep the certificates that the system trusts, the most usual first. */
const linuxBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/** A destination's settings for what to trust, and what AWS's own tools trust. */
export interface TrustChoice extends Pick<StoreTarget, 'certificateAuthority' | 'trustedCertificate'> {
  /** PEM file for every destination; empty for none. */
  readonly certificateAuthorityFile: string
  /** PEM file that was given to the AWS CLI; if it cannot be read, most servers can be trusted without it. */
  readonly sharedAuthorityFile?: string
}

/** The person's own authorities; fails if a private one cannot be read. */
async function ownAuthorities({
  certificateAuthorityFile: privateFile,
  certificateAuthority: privateAuthority,
  sharedAuthorityFile: sharedFile = '',
}: TrustChoice): Promise<Result<readonly string[], Failure>> {
  const own: string[] = []
  if (sharedFile !== '') own.push(await readFile(sharedFile, 'utf8').catch(() => ''))
  if (privateFile !== '') {
    try {
      own.push(await readFile(privateFile, 'utf8'))
    } catch (error) {
      return problem(failure('tls', { reason: 'authorityUnreadable', file: privateFile }, String(error)))
    }
  }
  try {
    for (const pem of privateAuthority.split(/(?<=-----END CERTIFICATE-----)\s*/).filter((one) => one !== ''))
      own.push(new X509Certificate(pem).toString())
  } catch (error) {
    return problem(failure('tls', { reason: 'authorityDamaged' }, String(error)))
  }
  return success(own)
}

/** The last context, and the authorities in it. */
let last: { readonly authorities: string; readonly context: tls.SecureContext } | undefined

/**
 * To trust the public authorities, those installed in the system, such as an office's own, and the person's own. Most
 * destinations trust the same, and reading hundreds of certificates takes tens of milliseconds.
 */
async function contextWith(own: readonly string[]): Promise<tls.SecureContext> {
  const ca = [...tls.rootCertificates, ...(await systemCertificates()), ...own]
  const authorities = ca.join('\n')
  if (last?.authorities !== authorities) last = { authorities, context: tls.createSecureContext({ ca }) }
  return last.context
}

/** Newer versions of Node can ask the system; for older ones, only Linux has a file that can be read. */
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

/** Where no destination's settings count. */
export const noOwnTrust: TrustChoice = {
  certificateAuthorityFile: '',
  certificateAuthority: '',
  trustedCertificate: '',
}

/** What connections to a destination trust; fails if its authorities cannot be read. */
export async function trustOf(choice: TrustChoice): Promise<Result<Trust, Failure>> {
  return followTrust(async () => choice)()
}

/** The same each time it is asked for, until another file is to be trusted, or its content changes. */
export function followTrust(choose: () => Promise<TrustChoice>): () => Promise<Result<Trust, Failure>> {
  let latest: { readonly own: string; readonly trust: Trust } | undefined
  return async () => {
    const choice = await choose()
    const read = await ownAuthorities(choice)
    if (!read.ok) return read
    const own = read.value.join('\n')
    if (latest?.own !== own) {
      const secureContext = await contextWith(read.value)
      latest = { own, trust: { secureContext, certificate: choice.trustedCertificate } }
    }
    return success(latest.trust)
  }
}
