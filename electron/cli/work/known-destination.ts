import type { StoredDestination, StoredSettings } from '../../core/settings/stored-settings'
import { environmentDestinationId } from '../../shared/destinations/destination'
import type { Settings } from '../../shared/app/settings'

/** A destination, as far as it is known without opening a secret. */
export interface KnownDestination {
  readonly destination: StoredDestination
  /** The last four characters; empty if it has no key of its own. */
  readonly accessKeyIdEnd: string
  /** When its credentials end, in milliseconds since the epoch; 0 if unknown or never. */
  readonly expiresAt: number
  readonly isDefault: boolean
  /** Made from `OLLIM_*` variables, and not saved. */
  readonly isFromEnvironment: boolean
}

/** Those in the settings file. */
export function savedDestinations({
  destinations,
  secrets,
  defaultDestinationId,
}: Pick<StoredSettings, 'destinations' | 'secrets' | 'defaultDestinationId'>): readonly KnownDestination[] {
  return destinations.map((destination) => ({
    destination,
    accessKeyIdEnd: (secrets[destination.id]?.accessKeyId ?? '').slice(-4),
    expiresAt: secrets[destination.id]?.expiresAt ?? 0,
    isDefault: destination.id === defaultDestinationId,
    isFromEnvironment: false,
  }))
}

/** Those of the running app, with the one of its environment if it was started with one. */
export function destinationsOfApp({
  destinations,
  defaultDestinationId,
}: Pick<Settings, 'destinations' | 'defaultDestinationId'>): readonly KnownDestination[] {
  return destinations.map((destination) => ({
    destination,
    accessKeyIdEnd: destination.accessKeyIdEnd,
    expiresAt: destination.expiresAt,
    isDefault: destination.id === defaultDestinationId,
    isFromEnvironment: destination.id === environmentDestinationId,
  }))
}
