/** What a form remembers of pastes, as pure functions. */
import type { DestinationDraft } from '../../../electron/shared/destination'
import type { PasteAnswer, PastedDestination } from '../../../electron/shared/paste'
import { takePasted } from '../../../electron/shared/take-pasted'
import { edited, type FormEntry } from './form-entry'

/** Main answered. A single find is taken at once; of several the person chooses. */
export function pasteAnswered(entry: FormEntry, draft: DestinationDraft, answer: PasteAnswer): FormEntry {
  const { keys } = entry.paste
  const before = { draft: entry.draft, keys }
  const asked: FormEntry = { ...entry, paste: { keys, answer, chosen: undefined, before } }
  const [first, second] = answer.destinations
  return first !== undefined && second === undefined ? pasteChosen(asked, draft, first) : asked
}

/** Takes one of those found into the form, as it was before the paste. */
export function pasteChosen(
  entry: FormEntry,
  original: DestinationDraft,
  chosen: PastedDestination,
): FormEntry {
  const { before } = entry.paste
  const draft = before?.draft ?? original
  const keys = chosen.pasteId === '' ? before?.keys : chosen
  const taken = edited(entry, entry.draft ?? original, takePasted(draft, chosen))
  return { ...taken, paste: { ...entry.paste, chosen, keys } }
}

/** The form as it was before the last paste. */
export function pasteUndone(entry: FormEntry): FormEntry {
  const { before } = entry.paste
  return {
    ...entry,
    draft: before?.draft,
    problems: [],
    refusedFields: 0,
    failure: undefined,
    paste: { keys: before?.keys, answer: undefined, chosen: undefined, before: undefined },
  }
}
