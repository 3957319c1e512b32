import path from 'node:path'
import { run } from './daemon'

/** PEM files of a certificate and its key. */
export interface Certificate {
  readonly file: string
  readonly key: string
}

interface CertificateOptions {
  /** As OpenSSL writes them: `DNS:localhost,IP:127.0.0.1`. */
  readonly names?: string
  /** The issuer that signs it; self-signed if absent. */
  readonly issuer?: Certificate
  /** Whether it expired years ago. */
  readonly isExpired?: boolean
}

const loopback = 'DNS:localhost,DNS:*.localhost,IP:127.0.0.1'

/** Makes a certificate for servers on loopback, valid for a month by default. */
export async function makeCertificate(
  folder: string,
  name: string,
  { names = loopback, issuer, isExpired = false }: CertificateOptions = {},
): Promise<Certificate> {
  const file = path.join(folder, `${name}.crt`)
  const key = path.join(folder, `${name}.key`)
  const life = isExpired
    ? ['-not_before', '20200101000000Z', '-not_after', '20210101000000Z']
    : ['-days', '30']
  const signedBy = issuer === undefined ? [] : ['-CA', issuer.file, '-CAkey', issuer.key]
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', ...life]
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`]
  await run('openssl', ['req', ...kind, ...signedBy, ...subject, '-keyout', key, '-out', file])
  return { file, key }
}
