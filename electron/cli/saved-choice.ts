import { environmentDestination, type Environment } from '../core/settings/environment-destination'
import { environmentDestinationId } from '../shared/destination'
import { problem, success, type Result } from '../shared/result'
import type { StoredDestination, StoredSecret, StoredSettings } from '../core/settings/stored-settings'
import type { Refusal } from './work'

/** A destination as it can be read without opening a secret. */
export interface KnownDestination {
  readonly destination: StoredDestination
  readonly secret: StoredSecret | undefined
  readonly isDefault: boolean
  /** Made by `OLLIM_*` variables, and saved nowhere. */
  readonly isFromEnvironment: boolean
}

/**
 * What a command can choose from: the environment's destination, which goes first, then those saved. An
 * incomplete one in the environment is the problem, unless another is named.
 */
export function knownDestinations(
  env: Environment,
  { destinations, secrets, defaultDestinationId }: StoredSettings,
  name?: string,
): Result<readonly KnownDestination[], Refusal> {
  const made = environmentDestination(env)
  if (!made.ok && name === undefined) return problem({ kind: 'environment', problems: made.problem })
  const unsaved = made.ok ? made.value : undefined
  const first: readonly KnownDestination[] =
    unsaved === undefined
      ? []
      : [
          {
            destination: { ...unsaved, id: environmentDestinationId },
            secret: {
              accessKeyId: unsaved.credentials.accessKeyId,
              sealed: '',
              keeping: 'memory',
              expiresAt: 0,
            },
            isDefault: true,
            isFromEnvironment: true,
          },
        ]
  const saved = destinations.map((destination) => ({
    destination,
    secret: secrets[destination.id],
    isDefault: unsaved === undefined && destination.id === defaultDestinationId,
    isFromEnvironment: false,
  }))
  return success([...first, ...saved])
}
