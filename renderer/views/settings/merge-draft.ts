import type { DestinationDraft } from '../../../electron/shared/destination'
import { changedFields } from './draft'

/**
 * A form once what is stored behind it has changed: what the person changed in it stays, as do typed
 * secrets, and all else is as it is stored now.
 *
 * @param before what was stored when the draft was made
 * @param after what is stored now
 */
export function mergeDraft(
  draft: DestinationDraft,
  before: DestinationDraft,
  after: DestinationDraft,
): DestinationDraft {
  const changed: ReadonlySet<string> = new Set(changedFields(draft, before))
  const typed = Object.entries(draft.fields).filter(([field]) => changed.has(field))
  const { credentials, secretKeeping } = draft
  const isChosen = secretKeeping !== undefined && secretKeeping !== before.secretKeeping
  return {
    ...after,
    fields: { ...after.fields, ...Object.fromEntries(typed) },
    credentials,
    ...(isChosen && { secretKeeping }),
  }
}
