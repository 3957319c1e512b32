import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'
import type { PastedDestination } from '../../../../electron/shared/destinations/paste'

export function isKeyPairFilled(
  { fields, credentials }: DestinationDraft,
  pasted: PastedDestination | undefined,
): boolean {
  if (fields.credentialsSource.kind !== 'keys') return true
  const hasId = credentials.accessKeyId !== undefined || (pasted?.accessKeyIdEnd ?? '') !== ''
  return hasId && (credentials.secretAccessKey !== undefined || pasted?.hasSecretAccessKey === true)
}

export function isPlaceFilled({ fields }: DestinationDraft): boolean {
  return fields.bucket !== '' && (fields.provider === 'aws' ? fields.region : fields.endpoint) !== ''
}
