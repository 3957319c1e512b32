import { emptyFields, ownKeys, type DestinationDraft, type DestinationFields } from './destination'
import type { PastedDestination } from './paste'
import { withProvider } from '../providers/provider-choice'
import { providerPreset } from '../providers/providers'

/** The draft with everything in the paste; its secrets stay in main, under its id. */
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

/** Replaces fields by those that were found; another provider also brings its endpoint, region and addressing. */
export function placedIn(fields: DestinationFields, found: Partial<DestinationFields>): DestinationFields {
  const { provider, ...others } = found
  const changes = provider !== undefined && !isAlready(fields, provider)
  return { ...(changes ? withProvider(fields, provider) : fields), ...others }
}

/** A new destination from everything that was found; it is named after its source. */
export function draftOfPasted(pasted: PastedDestination): DestinationDraft {
  const draft = takePasted({ fields: emptyFields, credentials: {} }, pasted)
  const { name, bucket } = draft.fields
  const named = { ...draft, fields: { ...draft.fields, name: name || bucket || pasted.label } }
  return pasted.source === 'ollim' ? { ...named, isWhole: true } : named
}

/**
 * Whether the fields already have this provider. An address of no known provider fits the person's choice if that is
 * for people's own servers, such as MinIO or Ceph.
 */
function isAlready({ provider }: DestinationFields, pasted: DestinationFields['provider']): boolean {
  if (pasted !== 'other' || provider === 'aws') return provider === pasted
  return providerPreset(provider).endpoint === ''
}
