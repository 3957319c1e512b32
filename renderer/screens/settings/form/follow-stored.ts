/** Merges changes made elsewhere to a stored destination into its unsaved form. */
import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'
import type { SettingsStore } from '../../../state/settings'
import { draftOf, isEdited } from '../../../views/settings/draft'
import { mergeDraft } from '../../../views/settings/merge-draft'
import { edited, type FormEntry } from './form-entry'
import type { SettingsSession } from './settings-session'

/**
 * Updates every form when its stored destination changes, whichever screen is shown. Saving sends the whole form
 * and would otherwise undo what was fixed on the Uploads screen meanwhile.
 */
export function followStored(
  settings: Pick<SettingsStore, 'read' | 'subscribe'>,
  session: SettingsSession,
): void {
  let former = settings.read()
  settings.subscribe(() => {
    const { secretProtection: protection, destinations } = settings.read()
    for (const destination of destinations) {
      const before = former.destinations.find(({ id }) => id === destination.id)
      if (before === undefined) continue
      const [was, is] = [draftOf(before, former.secretProtection), draftOf(destination, protection)]
      if (isEdited(is, was)) session.change(destination.id, (entry) => withStored(entry, was, is))
    }
    former = settings.read()
  })
}

/** Undoing a paste restores an earlier draft, so that draft has to be updated, too. */
function withStored(entry: FormEntry, was: DestinationDraft, is: DestinationDraft): FormEntry {
  const { draft, paste } = entry
  const { before } = paste
  const merged = draft === undefined ? entry : edited(entry, draft, mergeDraft(draft, was, is))
  if (before?.draft === undefined) return merged
  return { ...merged, paste: { ...paste, before: { ...before, draft: mergeDraft(before.draft, was, is) } } }
}
