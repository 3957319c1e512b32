import type { DestinationDraft } from '../../../electron/shared/destinations/destination'
import { changedFields } from './draft'

/**
 * A form after its stored destination has changed: the person's edits and typed secrets are kept, everything else
 * is as stored now.
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
