/** What a paste fills into the form, as pure functions. */
import { ownKeys, type DestinationDraft, type DestinationFields } from '../../../electron/shared/destination'
import type { PastedDestination, PasteGap } from '../../../electron/shared/paste'
import { providerPreset } from '../../../electron/shared/providers'
import { withCredential, withFields } from './draft'
import { chooseProvider } from './provider-choice'

/** The draft with everything that the paste holds; its secrets stay with main, under its id. */
export function takePasted(draft: DestinationDraft, pasted: PastedDestination): DestinationDraft {
  const { provider, ...others } = pasted.fields
  const changes = provider !== undefined && !isAlready(draft.fields, provider)
  const placed = withFields(changes ? chooseProvider(draft, provider) : draft, others)
  if (pasted.pasteId === '') return placed
  if (pasted.hasSecretAccessKey) {
    const signing = withFields(placed, { credentialsSource: ownKeys })
    return { ...signing, credentials: { pasteId: pasted.pasteId } }
  }
  const { credentials } = withCredential(placed, 'accessKeyId', undefined)
  return { ...placed, credentials: { ...credentials, pasteId: pasted.pasteId } }
}

/** A server that tells nothing of itself may be the MinIO or Ceph that the person chose. */
function isAlready({ provider }: DestinationFields, told: DestinationFields['provider']): boolean {
  if (told !== 'other' || provider === 'aws') return provider === told
  return providerPreset(provider).endpoint === ''
}

/** What is open after a paste, together with what the form held before. */
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
