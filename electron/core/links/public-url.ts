import type { DestinationFields } from '../../shared/destinations/destination'
import { withoutEndSlashes } from '../without-end-slashes'

/** The fields on which a URL depends. */
export type PublicUrlFields = Pick<
  DestinationFields,
  'endpoint' | 'bucket' | 'region' | 'publicUrlBase' | 'pathStyle'
>

/**
 * The address at which an object can be read: below the public URL base if there is one, else at the endpoint, else
 * at AWS. Each part of the key is percent-encoded exactly once; its slashes stay. Expects normalised fields
 * (`normalizeDraft`).
 */
export function publicUrl(fields: PublicUrlFields, key: string): string {
  return `${baseOf(fields)}/${key.split('/').map(percentEncode).join('/')}`
}

/**
 * Percent-encodes all but the unreserved characters of RFC 3986. In addition to `encodeURIComponent`, that is
 * `!'()*`: S3 signs these encoded, and parentheses would end a Markdown link.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function baseOf(fields: PublicUrlFields): string {
  if (fields.publicUrlBase !== '') return written(fields.publicUrlBase)
  const server = fields.endpoint === '' ? awsServer(fields.region) : written(fields.endpoint)
  if (fields.pathStyle || !fitsHostName(fields)) return `${server}/${percentEncode(fields.bucket)}`
  return server.replace('://', `://${fields.bucket}.`)
}

/** A typed address as links have it: host in ASCII, path percent-encoded, no slash at the end. */
function written(address: string): string {
  const whole = URL.canParse(address) ? new URL(address).toString() : address
  return withoutEndSlashes(whole)
}

/** AWS's server in a region of any of its partitions. */
export function awsServer(region: string): string {
  return `https://s3.${region || 'us-east-1'}.${awsDomain(region)}`
}

/** Domains of AWS partitions, as the AWS SDK knows them (partitions.json). */
export function awsDomain(region: string): string {
  if (region.startsWith('cn-')) return 'amazonaws.com.cn'
  if (region.startsWith('eusc-')) return 'amazonaws.eu'
  return 'amazonaws.com'
}

/**
 * Whether the bucket can go before the server's host name, as in the AWS SDK. A name with a dot would not match the
 * server's wildcard certificate ("Virtual hosting of buckets" in the Amazon S3 User Guide), and nothing can go
 * before an IP address.
 */
export function fitsHostName({ bucket, endpoint }: Pick<PublicUrlFields, 'bucket' | 'endpoint'>): boolean {
  const host = URL.canParse(endpoint) ? new URL(endpoint).hostname : ''
  const isAddress = /^\[|^[\d.]+$/.test(host)
  return !isAddress && /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket)
}
