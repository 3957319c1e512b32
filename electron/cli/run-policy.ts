import { normalizeFields } from '../core/destinations/normalize-destination'
import { leastPolicy } from '../core/destinations/policy'
import type { ExitCode, Setting } from './command-setting'
import { findDestination } from './find-destination'
import { knownDestinations } from './known-destinations'
import type { PolicyCommand } from './parse-arguments'
import { tellRefusal } from './tell-refusal'

/** Prints the least policy that uploading to a destination needs, as JSON. */
export async function runPolicy(
  { destination: name, isPublic }: PolicyCommand,
  setting: Setting,
): Promise<ExitCode> {
  const known = await knownDestinations(setting, name)
  if (known === undefined) return 2
  const usual = known.find(({ isDefault }) => isDefault)?.destination.id ?? ''
  const destinations = known.map(({ destination }) => destination)
  const chosen = findDestination({ destinations, defaultDestinationId: usual }, name)
  if (!chosen.ok) {
    tellRefusal(chosen.problem, setting)
    return 2
  }
  const destination = destinations.find(({ id }) => id === chosen.value.id)
  if (destination === undefined) return 2
  const { iam, bucketPolicy } = leastPolicy(normalizeFields(destination), { publicLinks: isPublic })
  setting.io.stdout.write(`${bucketPolicy ?? iam}\n`)
  return 0
}
