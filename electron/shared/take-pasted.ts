import { emptyFields, ownKeys, type DestinationDraft, type DestinationFields } from './destination'
import type { PastedDestination } from './paste'
import { withProvider } from './provider-choice'
import { providerPreset } from './providers'

/** The draft with everything that the paste holds; its secrets stay with main, under its id. */
export function takePasted(draft: DestinationDraft, pasted: PastedDestination): DestinationDraft {
  const placed = { ...draft, fields: placedIn(draft.fields, pasted.fields) }
  if (pasted.pasteId === '') return placed
  if (pasted.hasSecretAccessKey) {
    const fields = { ...placed.fields, credentialsSource: ownKeys }
    return { ...placed, fields, credentials: { pasteId: pasted.pasteId } }
  }
  const { accessKeyId: _typed, ...credentials } = placed.credentials
  return { ...placed, credentials: { ...credentials, pasteId: pasted.pasteId } }
}

/** The fields with those that were found in their place; another provider also brings its endpoint, region and addressing. */
export function placedIn(fields: DestinationFields, found: Partial<DestinationFields>): DestinationFields {
  const { provider, ...others } = found
  const changes = provider !== undefined && !isAlready(fields, provider)
  return { ...(changes ? withProvider(fields, provider) : fields), ...others }
}

/** A new destination of everything that was found; what its source calls it serves as its name. */
export function draftOfPasted(pasted: PastedDestination): DestinationDraft {
  const draft = takePasted({ fields: emptyFields, credentials: {} }, pasted)
  const { name, bucket } = draft.fields
  const named = { ...draft, fields: { ...draft.fields, name: name || bucket || pasted.label } }
  return pasted.source === 'ollim' ? { ...named, isWhole: true } : named
}

/**
 * Whether the fields are of this provider already. An address that tells of none fits what the person chose, where
 * that is for servers of one's own, such as MinIO or Ceph.
 */
function isAlready({ provider }: DestinationFields, told: DestinationFields['provider']): boolean {
  if (told !== 'other' || provider === 'aws') return provider === told
  return providerPreset(provider).endpoint === ''
}
