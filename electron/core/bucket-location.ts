import type { DestinationFields } from '../shared/destinations/destination'

/** Which bucket, and on which server. */
export type BucketLocation = Pick<DestinationFields, 'endpoint' | 'bucket'>

/** The same with its region, which the bucket's destination may not name any more. Early versions did not note it. */
export interface LocationWithRegion extends BucketLocation {
  readonly region?: string
}

/** Identifies a bucket, which several destinations may name. */
export function bucketOf({ endpoint, bucket }: BucketLocation): string {
  return `${endpoint} ${bucket}`
}

export function isSameBucket(one: BucketLocation, other: BucketLocation): boolean {
  return bucketOf(one) === bucketOf(other)
}
