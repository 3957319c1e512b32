import { destinationNamed } from '../../core/destinations/named-destination'
import { problem, success, type Result } from '../../shared/result'
import type { Refusal } from './work'

/** The destinations that a command may choose from, as in the app's settings. */
export interface DestinationChoice<Known extends NamedDestination = NamedDestination> {
  readonly destinations: readonly Known[]
  /** Empty while there is none. */
  readonly defaultDestinationId: string
}

export interface NamedDestination {
  readonly id: string
  readonly name: string
  readonly bucket: string
}

/** The destination of this name, ignoring case; without a name, the default one. */
export function findDestination<Known extends NamedDestination>(
  { destinations, defaultDestinationId }: DestinationChoice<Known>,
  name: string | undefined,
): Result<Known, Refusal> {
  if (name === undefined) {
    const usual = destinations.find(({ id }) => id === defaultDestinationId)
    return usual === undefined ? problem({ kind: 'no-destination' }) : success(usual)
  }
  const found = destinationNamed(destinations, name)
  if (found !== undefined) return success(found)
  return problem({ kind: 'unknown-destination', name, known: destinations.map((each) => each.name) })
}
