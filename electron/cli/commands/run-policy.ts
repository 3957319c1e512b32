import { normalizeFields } from '../../core/destinations/normalize-destination'
import { providerAt } from '../../core/destinations/provider-address'
import { leastPolicy } from '../../core/destinations/policy'
import type { StoredDestination } from '../../core/settings/stored-settings'
import type { ProviderId } from '../../shared/destinations/destination'
import type { Translate } from '../../shared/failures/failure'
import { keyRights } from '../../shared/providers/providers'
import { knowsPolicies } from '../../shared/providers/policy'
import { success, type Result } from '../../shared/result'
import type { ExitCode, CommandContext } from './command-context'
import type { PolicyCommand } from '../command'
import type { Refusal } from '../work/work'
import { settingsDestination } from './known-destinations'
import { meantOfEnvironment } from './meant-of-environment'
import { reportRefusal } from './report-refusal'

/** Prints the policy with the least privileges for uploading, as JSON; says so if the provider knows no policies. */
export async function runPolicy(
  { destination: name, isPublic }: PolicyCommand,
  context: CommandContext,
): Promise<ExitCode> {
  const chosen = await chooseDestination(name, context)
  if (!chosen.ok) {
    reportRefusal(chosen.problem, context)
    return 2
  }
  const destination = chosen.value
  const provider = destination.provider === 'other' ? providerAt(destination.endpoint) : destination.provider
  if (!knowsPolicies(provider)) {
    context.say(withoutPolicy(destination.name, provider, isPublic, context.translate))
    return 2
  }
  const policy = leastPolicy(normalizeFields(destination), isPublic ? 'bucket' : 'iam')
  context.io.stdout.write(`${policy}\n`)
  return 0
}

async function chooseDestination(
  name: string | undefined,
  context: CommandContext,
): Promise<Result<StoredDestination, Refusal>> {
  const unsaved = meantOfEnvironment(context.io.env, name)
  if (!unsaved.ok) return unsaved
  if (unsaved.value !== undefined) return success(unsaved.value)
  return settingsDestination(name, context)
}

/** Why there is no policy to print, and how the provider grants the same rights. */
function withoutPolicy(name: string, provider: ProviderId, isPublic: boolean, translate: Translate): string {
  const rights = keyRights(provider).map((right) => right.name)
  const readers = translate('policy.readers', { context: provider })
  const message = translate('cli.noPolicy.message', {
    name,
    provider: translate(`provider.${provider}.name`),
  })
  const context = isPublic ? 'readers' : rights.length === 0 ? 'any' : ''
  return `${message} ${translate('cli.noPolicy.fix', { context, rights: rights.join(', '), readers })}`
}
