import type { DestinationFields } from '../../../shared/destinations/destination'

/** Where the bytes of an upload go. */
export type BucketLocation = Pick<DestinationFields, 'endpoint' | 'bucket'>

export function isSameBucket(one: BucketLocation, other: BucketLocation): boolean {
  return one.endpoint === other.endpoint && one.bucket === other.bucket
}
