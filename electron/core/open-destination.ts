import type { DestinationFields } from '../shared/destinations/destination'
import type { Failure } from '../shared/failures/failure'
import type { Result } from '../shared/result'
import type { LocationWithRegion } from './bucket-location'
import type { ObjectStore } from './ports/object-store'

/** A destination with its connection. */
export interface OpenDestination {
  readonly fields: DestinationFields
  readonly store: ObjectStore
}

/** Opens a bucket of a destination's server, even if the destination names another bucket now. */
export type OpenAt = (destinationId: string, location: LocationWithRegion) => Result<OpenDestination, Failure>
