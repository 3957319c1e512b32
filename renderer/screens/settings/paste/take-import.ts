import type { PasteAnswer } from '../../../../electron/shared/destinations/paste'
import type { Settings } from '../../../../electron/shared/app/settings'
import { emptyDraft } from '../../../views/settings/draft'
import { pasteAnswered } from './paste-entry'
import { newEntry, settingsSession as session } from '../form/settings-session'

/** Opens the form of a new destination with a file's content, as if it had been pasted there. */
export function takeImport(answer: PasteAnswer, protection: Settings['secretProtection']): void {
  session.change(newEntry, (entry) => pasteAnswered(entry, entry.draft ?? emptyDraft(protection), answer))
  session.choose(newEntry)
}
