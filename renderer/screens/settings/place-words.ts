import type { DestinationFields } from '../../../electron/shared/destinations/destination'
import type { Translate } from '../../../electron/shared/failures/failure'

type Place = Pick<DestinationFields, 'name' | 'provider' | 'endpoint' | 'bucket'>

/** What a destination's name does not say: provider and bucket, in a few words. */
export function placeWords(destination: Place, translate: Translate): string {
  const { name, provider, bucket } = destination
  const server = serverWords(destination, translate)
  if (name === bucket) return server
  return provider === 'aws' ? bucket : `${server} · ${bucket}`
}

/** "Other" tells nobody which of several servers is meant. */
function serverWords({ provider, endpoint }: Place, translate: Translate): string {
  const isNamed = provider !== 'other' || !URL.canParse(endpoint)
  return isNamed ? translate(`settings.providerChip.${provider}`) : new URL(endpoint).host
}
