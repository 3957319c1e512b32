import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'
import {
  longestPaste,
  type PasteAnswer,
  type PastedDestination,
} from '../../../../electron/shared/destinations/paste'
import { draftOfPasted } from '../../../../electron/shared/destinations/take-pasted'
import { failure } from '../../../../electron/shared/failures/failure'
import { api } from '../../../api'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { useStores } from '../../../state/stores'
import type { PasteView } from '../../../views/settings/paste/PasteAnswer'
import { stillMissing } from '../../../views/settings/paste/still-missing'
import type { FormEntry } from '../form/form-entry'
import {
  importFailed,
  importTicked,
  pasteAnswered,
  pasteChosen,
  pasteUndone,
  unlockFailed,
} from './paste-entry'
import { pasteView } from './paste-view'
import type { OpenForm } from '../form/open-form'
import { settingsSession as session } from '../form/settings-session'

/** How an import ended. */
export type ImportEnd =
  /** Nothing is left to add. Whether one of the destinations is shown in place of the form now. */
  | { readonly state: 'finished'; readonly isShown: boolean }
  /** The list says what is wrong with some. */
  | { readonly state: 'refused'; readonly addedSome: boolean }

export interface Paste {
  readonly view: PasteView
  readonly takeText: (text: string) => Promise<void>
  readonly takeClipboard: () => Promise<void>
  readonly takeFile: (file: File) => Promise<void>
  readonly choose: (index: number) => void
  /** Chooses which items of the list are to be added. */
  readonly tick: (indexes: readonly number[]) => void
  /** Adds these items of the list to the destinations. */
  readonly importChosen: (indexes: readonly number[]) => Promise<ImportEnd>
  readonly unlock: (passphrase: string) => Promise<void>
  readonly skipLock: () => void
  readonly undo: () => void
}

/**
 * The "Paste anything" box of one form.
 *
 * @param onComplete called with the form if nothing is missing after a paste
 */
export function usePaste(
  { key, original }: OpenForm,
  entry: FormEntry,
  onComplete: (draft: DestinationDraft) => void,
): Paste {
  const translate = useTranslate()
  const format = useFormat()
  const { notices } = useStores()

  function change(next: (entry: FormEntry) => FormEntry): void {
    session.change(key, next)
    const { paste, draft } = session.read(key)
    if (paste.chosen === undefined || draft === undefined) return
    if (stillMissing(paste.chosen, draft, paste.keys).length === 0) onComplete(draft)
  }
  async function take(asked: Promise<PasteAnswer>): Promise<void> {
    const answer = await asked
    change((now) => pasteAnswered(now, now.draft ?? original, answer))
  }
  async function takeText(text: string): Promise<void> {
    await take(text.length > longestPaste ? Promise.resolve(tooLong) : api.understandPaste(text))
  }

  async function takeFile(file: File): Promise<void> {
    const text = await file.text().catch(() => undefined)
    if (text !== undefined) await takeText(text)
    // It has been moved since it was dropped, or may not be read.
    else
      notices.add({
        kind: 'failure',
        failure: failure('file-unreadable', { name: file.name, reason: 'document' }),
      })
  }

  async function unlock(passphrase: string): Promise<void> {
    const answer = await api.unlockPaste(entry.paste.answer?.lockedId ?? '', passphrase)
    if (answer.ok) change((now) => pasteAnswered(now, now.draft ?? original, answer.value))
    else session.change(key, (now) => unlockFailed(now, answer.problem))
  }

  return {
    view: pasteView(entry, original, translate, format.moment),
    takeText,
    takeClipboard: () => take(api.understandClipboard()),
    takeFile,
    choose: (index) => {
      const chosen = entry.paste.answer?.destinations[index]
      if (chosen !== undefined) change((now) => pasteChosen(now, original, chosen))
    },
    tick: (indexes) => session.change(key, (now) => importTicked(now, indexes)),
    importChosen: (indexes) => {
      const found = entry.paste.answer?.destinations ?? []
      return importAll(
        indexes.flatMap((index) => found[index] ?? []),
        { key, original },
      )
    },
    unlock,
    skipLock: () =>
      change((now) =>
        now.paste.answer === undefined
          ? now
          : pasteAnswered(now, now.draft ?? original, { ...now.paste.answer, lockedId: '' }),
      ),
    undo: () => session.change(key, pasteUndone),
  }
}

/** The page's own answer to text so long that main would refuse the argument. */
const tooLong: PasteAnswer = { destinations: [], notes: [{ note: 'too-long', facts: {} }], lockedId: '' }

/**
 * Adds them to the destinations, and shows the first, unless the person has opened another form meanwhile; those that
 * are incomplete stay in the list with the reason.
 */
async function importAll(
  chosen: readonly PastedDestination[],
  { key, original }: OpenForm,
): Promise<ImportEnd> {
  const { secretKeeping } = original
  const drafts = chosen.map((one) => ({
    ...draftOfPasted(one),
    ...(secretKeeping !== undefined && { secretKeeping }),
  }))
  const outcomes = await api.importDestinations(drafts)
  const problems = chosen.flatMap((pasted, index) => {
    const outcome = outcomes[index]
    return outcome?.status === 'incomplete' ? [{ pasted, ...outcome }] : []
  })
  if (problems.length > 0) {
    const added = chosen.filter((_, index) => outcomes[index]?.status !== 'incomplete')
    session.change(key, (now) => importFailed(now, problems, added))
    return { state: 'refused', addedSome: added.length > 0 }
  }
  const [first] = outcomes.flatMap((one) => (one.status === 'added' ? [one.destination.id] : []))
  return { state: 'finished', isShown: session.forget(key, first) }
}
