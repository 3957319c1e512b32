import { environmentDestination } from '../../core/settings/environment-destination'
import type { StoredDestination, StoredSecret } from '../../core/settings/stored-settings'
import type { StoreTarget } from '../../core/store-ports'
import { problem, success, type Result } from '../../shared/result'
import type { Refusal } from '../work/work'
import type { CommandContext } from './command-context'

/** A destination, as far as it can be read without opening a secret. */
export interface KnownDestination {
  readonly destination: StoredDestination
  readonly secret: StoredSecret | undefined
  readonly isDefault: boolean
  /** Made from `OLLIM_*` variables, and not saved. */
  readonly isFromEnvironment: boolean
}

/** The destinations that a command can choose from: the environment's first, then the saved ones. */
export async function knownDestinations({
  io,
  needs,
}: CommandContext): Promise<Result<readonly KnownDestination[], Refusal>> {
  const settings = await needs.savedSettings()
  if (!settings.ok) return settings
  const made = environmentDestination(io.env)
  if (!made.ok) return problem({ kind: 'environment', problems: made.problem })
  const { destinations, secrets, defaultDestinationId } = settings.value
  const unsaved = made.value
  const saved = destinations.map((destination) => ({
    destination,
    secret: secrets[destination.id],
    isDefault: unsaved === undefined && destination.id === defaultDestinationId,
    isFromEnvironment: false,
  }))
  return success(unsaved === undefined ? saved : [fromEnvironment(unsaved), ...saved])
}

function fromEnvironment(destination: StoreTarget): KnownDestination {
  const { accessKeyId } = destination.credentials
  return {
    destination,
    secret: { accessKeyId, sealed: '', keeping: 'memory', expiresAt: 0 },
    isDefault: true,
    isFromEnvironment: true,
  }
}
