import type { DestinationDraft } from '../../../electron/shared/destination'
import { api } from '../../api'
import { endpointUnderstood } from './form-entry'
import type { OpenForm } from './open-form'
import { settingsSession as session } from './settings-session'

/** Takes what was typed for the endpoint apart, if anything was. @returns the form as it is then */
export async function withEndpointApart(form: OpenForm, typed: DestinationDraft): Promise<DestinationDraft> {
  if (typed.fields.endpoint === form.original.fields.endpoint) return typed
  return takeEndpointApart(form, typed)
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
