import { environmentDestination } from '../../core/settings/environment-destination'
import type { StoredDestination, StoredSecret } from '../../core/settings/stored-settings'
import type { StoreTarget } from '../../core/store-ports'
import type { CommandContext } from './command-context'
import { reportRefusal } from './report-refusal'

/** A destination, as far as it can be read without opening a secret. */
export interface KnownDestination {
  readonly destination: StoredDestination
  readonly secret: StoredSecret | undefined
  readonly isDefault: boolean
  /** Made from `OLLIM_*` variables, and not saved. */
  readonly isFromEnvironment: boolean
}

/**
 * The destinations that a command can choose from: the environment's first, then the saved ones.
 *
 * @param name of the wanted one; only if there is none does an incomplete environment count as an error
 * @returns `undefined` if they cannot be read; stderr then says why
 */
export async function knownDestinations(
  context: CommandContext,
  name?: string,
): Promise<readonly KnownDestination[] | undefined> {
  const { io, needs } = context
  const settings = await needs.savedSettings()
  if (!settings.ok) {
    reportRefusal(settings.problem, context)
    return undefined
  }
  const made = environmentDestination(io.env)
  if (!made.ok && name === undefined) {
    reportRefusal({ kind: 'environment', problems: made.problem }, context)
    return undefined
  }
  const { destinations, secrets, defaultDestinationId } = settings.value
  const unsaved = made.ok ? made.value : undefined
  const saved = destinations.map((destination) => ({
    destination,
    secret: secrets[destination.id],
    isDefault: unsaved === undefined && destination.id === defaultDestinationId,
    isFromEnvironment: false,
  }))
  return unsaved === undefined ? saved : [fromEnvironment(unsaved), ...saved]
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
