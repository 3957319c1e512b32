import { normalizeFields } from '../core/destinations/normalize-destination'
import { leastPolicy } from '../core/destinations/policy'
import type { ExitCode, Setting } from './command-setting'
import { tellRefusal } from './tell-refusal'
import { findDestination } from './find-destination'
import type { PolicyCommand } from './parse-arguments'
import { knownDestinations } from './saved-choice'

/** Prints the least policy that uploading to a destination needs, as JSON. */
export async function runPolicy(
  { destination: name, isPublic }: PolicyCommand,
  setting: Setting,
): Promise<ExitCode> {
  const { io, needs, translate } = setting
  const saved = await needs.savedSettings()
  if (saved === undefined) {
    io.stderr.write(`${translate('cli.newerSettings')}\n`)
    return 2
  }
  const known = knownDestinations(io.env, saved, name)
  if (!known.ok) {
    tellRefusal(known.problem, setting)
    return 2
  }
  const usual = known.value.find(({ isDefault }) => isDefault)?.destination.id ?? ''
  const destinations = known.value.map(({ destination }) => destination)
  const chosen = findDestination({ destinations, defaultDestinationId: usual }, name)
  if (!chosen.ok) {
    tellRefusal(chosen.problem, setting)
    return 2
  }
  const destination = destinations.find(({ id }) => id === chosen.value.id)
  if (destination === undefined) return 2
  const { iam, bucketPolicy } = leastPolicy(normalizeFields(destination), { publicLinks: isPublic })
  io.stdout.write(`${bucketPolicy ?? iam}\n`)
  return 0
}
