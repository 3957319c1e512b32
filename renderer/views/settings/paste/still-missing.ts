import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'
import type { PastedDestination, PasteGap } from '../../../../electron/shared/destinations/paste'

/** What is still missing after a paste, given what the form contained before. */
export function stillMissing(
  { missing }: PastedDestination,
  { fields, credentials }: DestinationDraft,
  keys: PastedDestination | undefined,
): readonly PasteGap[] {
  const isFilled: Readonly<Record<PasteGap, boolean>> = {
    accessKeyId: credentials.accessKeyId !== undefined || (keys?.accessKeyIdEnd ?? '') !== '',
    secretAccessKey: credentials.secretAccessKey !== undefined || keys?.hasSecretAccessKey === true,
    sessionToken: credentials.sessionToken !== undefined || keys?.hasSessionToken === true,
    bucket: fields.bucket !== '',
    region: fields.region !== '' || fields.provider !== 'aws',
    endpoint: fields.endpoint !== '' && !fields.endpoint.includes('{'),
  }
  return missing.filter((gap) => !isFilled[gap])
}
