import { destinationNamed } from '../../core/destinations/named-destination'
import { problem, success, type Result } from '../../shared/result'
import type { Refusal } from './work'

/** The destinations that a command may choose from, as in the app's settings. */
export interface DestinationChoice {
  readonly destinations: readonly NamedDestination[]
  /** Empty while there is none. */
  readonly defaultDestinationId: string
}

export interface NamedDestination {
  readonly id: string
  readonly name: string
  readonly bucket: string
}

/** The destination of this name, ignoring case; without a name, the default one. */
export function findDestination(
  { destinations, defaultDestinationId }: DestinationChoice,
  name: string | undefined,
): Result<NamedDestination, Refusal> {
  if (name === undefined) {
    const usual = destinations.find(({ id }) => id === defaultDestinationId)
    return usual === undefined ? problem({ kind: 'no-destination' }) : success(usual)
  }
  const found = destinationNamed(destinations, name)
  if (found !== undefined) return success(found)
  return problem({ kind: 'unknown-destination', name, known: destinations.map((each) => each.name) })
}
