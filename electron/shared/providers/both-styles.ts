import type { BucketAddress } from './provider-preset'

/**
 * A server's addresses with the bucket in the path and in the host name.
 *
 * @param details what else they contain; the endpoint, if it is not this host
 */
export function bothStyles(host: string, details: Partial<BucketAddress> = {}): readonly BucketAddress[] {
  const endpoint = `https://${host}`
  return [
    { pattern: `${host}/{bucket}`, endpoint, ...details },
    { pattern: `{bucket}.${host}`, endpoint, ...details },
  ]
}
