/** Brings what is changed elsewhere in a stored destination into its form half filled in. */
import type { DestinationDraft } from '../../../electron/shared/destination'
import type { SettingsStore } from '../../state/settings'
import { draftOf, isEdited } from '../../views/settings/draft'
import { mergeDraft } from '../../views/settings/merge-draft'
import { edited, type FormEntry } from './form-entry'
import type { SettingsSession } from './settings-session'

/**
 * Keeps every form up with what is stored, whichever screen is looked at: saving sends a form as a
 * whole, and would take back what was mended above the uploads meanwhile.
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

/** Taking back a paste brings back an earlier draft, which is to know of the change, too. */
function withStored(entry: FormEntry, was: DestinationDraft, is: DestinationDraft): FormEntry {
  const { draft, paste } = entry
  const { before } = paste
  const merged = draft === undefined ? entry : edited(entry, draft, mergeDraft(draft, was, is))
  if (before?.draft === undefined) return merged
  return { ...merged, paste: { ...paste, before: { ...before, draft: mergeDraft(before.draft, was, is) } } }
}
