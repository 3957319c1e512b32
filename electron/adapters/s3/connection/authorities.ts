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

/**
 * The authorities to trust: the public ones, those installed in the system, such as an office's own, and the
 * person's own. Fails if a private authority cannot be read.
 */
async function trustedContext({
  certificateAuthorityFile: privateFile,
  certificateAuthority: privateAuthority,
  sharedAuthorityFile: sharedFile = '',
}: TrustChoice): Promise<Result<tls.SecureContext, Failure>> {
  const ca = [...tls.rootCertificates, ...(await systemCertificates())]
  if (sharedFile !== '') ca.push(await readFile(sharedFile, 'utf8').catch(() => ''))
  if (privateFile !== '') {
    try {
      ca.push(await readFile(privateFile, 'utf8'))
    } catch (error) {
      return problem(failure('tls', { reason: 'authorityUnreadable', file: privateFile }, String(error)))
    }
  }
  try {
    for (const pem of privateAuthority.split(/(?<=-----END CERTIFICATE-----)\s*/).filter((one) => one !== ''))
      ca.push(new X509Certificate(pem).toString())
  } catch (error) {
    return problem(failure('tls', { reason: 'authorityDamaged' }, String(error)))
  }
  return success(contextOf(ca))
}

/** The last context, and the authorities in it. */
let last: { readonly authorities: string; readonly context: tls.SecureContext } | undefined

/** Most destinations trust the same, and reading hundreds of certificates takes tens of milliseconds. */
function contextOf(ca: string[]): tls.SecureContext {
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
  const context = await trustedContext(choice)
  return context.ok
    ? success({ secureContext: context.value, certificate: choice.trustedCertificate })
    : context
}

/** The same, remembered once it has succeeded. */
export function rememberedTrust(choice: TrustChoice): () => Promise<Result<Trust, Failure>> {
  let trusted: Result<Trust, Failure> | undefined
  return async () => {
    if (trusted?.ok !== true) trusted = await trustOf(choice)
    return trusted
  }
}
