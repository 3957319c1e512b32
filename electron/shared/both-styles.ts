import type { BucketAddress } from './provider-preset'

/**
 * A server's addresses with the bucket behind its host and in front of it.
 *
 * @param told what else they tell; the endpoint, where it is not this host
 */
export function bothStyles(host: string, told: Partial<BucketAddress> = {}): readonly BucketAddress[] {
  const endpoint = `https://${host}`
  return [
    { pattern: `${host}/{bucket}`, endpoint, ...told },
    { pattern: `{bucket}.${host}`, endpoint, ...told },
  ]
}
