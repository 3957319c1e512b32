import { createHash, createHmac } from 'node:crypto'
import type { Credentials } from '../../core/ports/object-store'

export interface QueryToSign {
  /** With scheme and path. */
  readonly address: string
  readonly region: string
  readonly service: string
  /** The form to post. */
  readonly body: string
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly credentials: Credentials
}

/** The signed headers of a posted form ("Create a signed AWS API request" in the IAM User Guide). */
export function signQuery(query: QueryToSign): Readonly<Record<string, string>> {
  const { address, region, service, body, now, credentials } = query
  const { host, pathname } = new URL(address)
  const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '')
  const scope = [time.slice(0, 8), region, service, 'aws4_request']
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    host,
    'x-amz-date': time,
    ...(credentials.sessionToken === '' ? {} : { 'x-amz-security-token': credentials.sessionToken }),
  }
  // All of them, sorted by name, as they are above.
  const signedNames = Object.keys(headers).join(';')
  const listed = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
  const canonical = ['POST', pathname, '', listed.join(''), signedNames, sha256(body)].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n')
  const key = scope.reduce<Buffer | string>(
    (secret, part) => hmac(secret, part),
    `AWS4${credentials.secretAccessKey}`,
  )
  const signature = hmac(key, toSign).toString('hex')
  const credential = `${credentials.accessKeyId}/${scope.join('/')}`
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedNames}, Signature=${signature}`,
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
