import type { DestinationFields } from '../../../shared/destination'

/** Where the bytes of an upload go. */
export type Place = Pick<DestinationFields, 'endpoint' | 'bucket'>

export function isSamePlace(one: Place, other: Place): boolean {
  return one.endpoint === other.endpoint && one.bucket === other.bucket
}
