import type { DestinationDraft } from '../../../electron/shared/destination'
import { api } from '../../api'
import { endpointUnderstood } from './form-entry'
import type { OpenForm } from './open-form'
import { settingsSession as session } from './settings-session'

/** Takes what was typed for the endpoint, or as an address for the bucket, apart, if anything was. @returns the form as it is then */
export async function withEndpointApart(form: OpenForm, typed: DestinationDraft): Promise<DestinationDraft> {
  const { endpoint, bucket } = form.original.fields
  // A stored endpoint is left alone while only the name of the bucket changes.
  const isAddress = typed.fields.bucket !== bucket && /[/:]/.test(typed.fields.bucket)
  return typed.fields.endpoint !== endpoint || isAddress ? takeEndpointApart(form, typed) : typed
}

/** Fills in what an endpoint says, which the form tells. @returns the form as it is then */
export async function takeEndpointApart(
  { key }: OpenForm,
  typed: DestinationDraft,
): Promise<DestinationDraft> {
  try {
    const answer = await api.understandEndpoint(typed.fields)
    if (answer.notes.length === 0) return typed
    session.change(key, (now) => endpointUnderstood({ ...now, draft: now.draft ?? typed }, typed, answer))
    return session.read(key).draft ?? typed
  } catch {
    // Refused as a whole, for example because a field is too long: Save will say what is wrong.
    return typed
  }
}
