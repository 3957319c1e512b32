import { isSameName } from '../../core/destinations/named-destination'
import { environmentDestination } from '../../core/settings/environment-destination'
import type { StoreTarget } from '../../core/ports/object-store'
import { problem, success, type Result } from '../../shared/result'
import { findDestination } from '../work/find-destination'
import { type KnownDestination, savedDestinations } from '../work/known-destination'
import type { Refusal } from '../work/work'
import type { CommandContext } from './command-context'

/** The destinations that a command can choose from: the environment's first, then those of `settingsDestinations`. */
export async function knownDestinations(
  context: CommandContext,
): Promise<Result<readonly KnownDestination[], Refusal>> {
  const known = await settingsDestinations(context)
  if (!known.ok) return known
  const made = environmentDestination(context.io.env)
  if (!made.ok) return problem({ kind: 'environment', problems: made.problem })
  const unsaved = made.value
  if (unsaved === undefined) return known
  const others = known.value.filter(({ destination }) => !isSameName(destination.name, unsaved.name))
  return success([fromEnvironment(unsaved), ...others.map((one) => ({ ...one, isDefault: false }))])
}

/** The running app's, which it may not have been able to save; otherwise those in the settings file. */
export async function settingsDestinations({
  needs,
}: CommandContext): Promise<Result<readonly KnownDestination[], Refusal>> {
  const running = await needs.runningDestinations()
  if (running !== undefined) return success(running)
  const settings = await needs.savedSettings()
  return settings.ok ? success(savedDestinations(settings.value)) : settings
}

/** The one of these that a command means: that of the given name, otherwise the default one. */
export async function settingsDestination(
  name: string | undefined,
  context: CommandContext,
): Promise<Result<KnownDestination['destination'], Refusal>> {
  const known = await settingsDestinations(context)
  if (!known.ok) return known
  const destinations = known.value.map(({ destination }) => destination)
  const usual = known.value.find(({ isDefault }) => isDefault)
  return findDestination({ destinations, defaultDestinationId: usual?.destination.id ?? '' }, name)
}

function fromEnvironment(destination: StoreTarget): KnownDestination {
  return {
    destination,
    accessKeyIdEnd: destination.credentials.accessKeyId.slice(-4),
    expiresAt: 0,
    isDefault: true,
    isFromEnvironment: true,
  }
}
