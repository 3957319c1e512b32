import { isSameName } from '../../core/destinations/named-destination'
import { environmentDestination } from '../../core/settings/environment-destination'
import type { Environment } from '../../shared/app/environment'
import type { StoreTarget } from '../../core/ports/object-store'
import { problem, success, type Result } from '../../shared/result'
import type { Refusal } from '../work/work'

/**
 * The environment's destination, if that is the one that a command means: it is used unless another one is named.
 *
 * @param name of the wanted one; only if there is none does an incomplete environment count as an error
 */
export function meantOfEnvironment(
  env: Environment,
  name: string | undefined,
): Result<StoreTarget | undefined, Refusal> {
  const made = environmentDestination(env)
  if (!made.ok) {
    return name === undefined ? problem({ kind: 'environment', problems: made.problem }) : success(undefined)
  }
  const unsaved = made.value
  const isMeant = unsaved !== undefined && (name === undefined || isSameName(unsaved.name, name))
  return success(isMeant ? unsaved : undefined)
}
