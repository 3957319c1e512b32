import type { DestinationFields } from '../../../electron/shared/destinations/destination'
import type { Translate } from '../../../electron/shared/failures/failure'

/** What a destination's name does not say: provider and bucket, in a few words. */
export function placeWords(
  { name, provider, bucket }: Pick<DestinationFields, 'name' | 'provider' | 'bucket'>,
  translate: Translate,
): string {
  const providerName = translate(`settings.providerChip.${provider}`)
  if (name === bucket) return providerName
  return provider === 'aws' ? bucket : `${providerName} · ${bucket}`
}
