import { isBucketAddress, isBucketWithFolder } from '../../../../electron/shared/providers/bucket-address'
import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'
import { api } from '../../../api'
import { endpointUnderstood } from './form-entry'
import type { OpenForm } from './open-form'
import { settingsSession as session } from './settings-session'

/** Parses an endpoint that was typed, or a bucket that was typed with more than its name. @returns the form afterwards */
export async function withEndpointApart(form: OpenForm, typed: DestinationDraft): Promise<DestinationDraft> {
  const { original } = form
  const { endpoint, bucket } = typed.fields
  // A stored endpoint is not parsed again when only the bucket's name changes.
  const isEndpointTyped = endpoint !== original.fields.endpoint
  const isBucketTyped = bucket !== original.fields.bucket
  const hasMore = isBucketAddress(bucket) || isBucketWithFolder(bucket)
  return isEndpointTyped || (isBucketTyped && hasMore) ? takeEndpointApart(form, typed) : typed
}

/** Fills in the parts of an endpoint, and has the form say so. @returns the form afterwards */
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
    // Refused as a whole, for example because a field is too long: Save will report the problem.
    return typed
  }
}
