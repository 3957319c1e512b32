import type { DestinationFields } from '../../../electron/shared/destinations/destination'
import type { Translate } from '../../../electron/shared/failures/failure'

/** Provider and bucket, in a few words. */
export function placeWords(
  { provider, bucket }: Pick<DestinationFields, 'provider' | 'bucket'>,
  translate: Translate,
): string {
  return provider === 'aws' ? bucket : `${translate(`settings.providerChip.${provider}`)} · ${bucket}`
}
