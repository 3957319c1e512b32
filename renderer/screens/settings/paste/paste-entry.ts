/** The state of a form's pastes, as pure functions. */
import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'
import type {
  PasteAnswer,
  PastedDestination,
  UnlockProblem,
} from '../../../../electron/shared/destinations/paste'
import { takePasted } from '../../../../electron/shared/destinations/take-pasted'
import { edited, untouchedEntry, type FormEntry, type ImportProblem } from '../form/form-entry'

/** Main answered. A single result is used at once; among several the person chooses. */
export function pasteAnswered(entry: FormEntry, draft: DestinationDraft, answer: PasteAnswer): FormEntry {
  const { keys } = entry.paste
  const before = { draft: entry.draft, keys }
  const paste = { ...untouchedEntry.paste, keys, answer, before }
  const asked: FormEntry = { ...entry, paste }
  if (answer.lockedId !== '') return asked
  const [first, second] = answer.destinations
  return first !== undefined && second === undefined ? pasteChosen(asked, draft, first) : asked
}

/** The passphrase was wrong: it can be typed again. */
export function unlockFailed(entry: FormEntry, unlockProblem: UnlockProblem): FormEntry {
  return { ...entry, paste: { ...entry.paste, unlockProblem } }
}

/** Chooses which of the list are to be added, by their indexes. */
export function importTicked(entry: FormEntry, indexes: readonly number[]): FormEntry {
  const found = entry.paste.answer?.destinations ?? []
  return {
    ...entry,
    paste: { ...entry.paste, unticked: found.filter((_, index) => !indexes.includes(index)) },
  }
}

/** Some of the chosen ones could not be added, and can be filled in; the others are removed from the list. */
export function importFailed(
  entry: FormEntry,
  problems: readonly ImportProblem[],
  added: readonly PastedDestination[],
): FormEntry {
  const { answer } = entry.paste
  if (answer === undefined) return entry
  const destinations = answer.destinations.filter((one) => !added.includes(one))
  return {
    ...entry,
    paste: { ...entry.paste, answer: { ...answer, destinations }, importProblems: problems },
  }
}

/** Fills one of the results into the form as it was before the paste. */
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
    paste: { ...untouchedEntry.paste, keys: before?.keys },
  }
}
