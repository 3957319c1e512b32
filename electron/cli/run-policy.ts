import { normalizeFields } from '../core/destinations/normalize-destination'
import { leastPolicy } from '../core/destinations/policy'
import type { ExitCode, Setting } from './command-setting'
import { describeRefusal } from './describe-refusal'
import { findDestination } from './find-destination'
import type { PolicyCommand } from './parse-arguments'
import { knownDestinations } from './saved-choice'

/** Prints the least policy that uploading to a destination needs, as JSON. */
export async function runPolicy(
  { destination: name, isPublic }: PolicyCommand,
  { io, needs, translate }: Setting,
): Promise<ExitCode> {
  const saved = await needs.savedSettings()
  const known = saved === undefined ? [] : knownDestinations(io.env, saved)
  const usual = known.find(({ isDefault }) => isDefault)?.destination.id ?? ''
  const destinations = known.map(({ destination }) => destination)
  const chosen = findDestination({ destinations, defaultDestinationId: usual }, name)
  if (!chosen.ok) {
    const { message, fix } = describeRefusal(chosen.problem, translate)
    io.stderr.write(`${message} ${fix}`.trimEnd() + '\n')
    return 2
  }
  const destination = destinations.find(({ id }) => id === chosen.value.id)
  if (destination === undefined) return 2
  const { iam, bucketPolicy } = leastPolicy(normalizeFields(destination), { publicLinks: isPublic })
  io.stdout.write(`${bucketPolicy ?? iam}\n`)
  return 0
}
