import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'
import type { Translate } from '../../../../electron/shared/failures/failure'
import {
  longestPaste,
  type PasteAnswer,
  type PastedDestination,
} from '../../../../electron/shared/destinations/paste'
import { draftOfPasted } from '../../../../electron/shared/uploads/take-pasted'
import { api } from '../../../api'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import type { PasteView } from '../../../views/settings/paste/PasteAnswer'
import {
  foundWords,
  noteWords,
  openWords,
  sourceWords,
} from '../../../../electron/shared/destinations/paste-words'
import { stillMissing } from '../../../views/settings/paste/still-missing'
import type { FormEntry } from '../form/form-entry'
import { importProblemWords, isWhole, rowOf } from './import-rows'
import { importFailed, pasteAnswered, pasteChosen, pasteUndone, unlockFailed } from './paste-entry'
import type { OpenForm } from '../form/open-form'
import { settingsSession as session } from '../form/settings-session'

export interface Paste {
  readonly view: PasteView
  readonly takeText: (text: string) => Promise<void>
  readonly takeClipboard: () => Promise<void>
  readonly takeFile: (file: File) => Promise<void>
  readonly choose: (index: number) => void
  /** Adds these items of the list to the destinations. */
  readonly importChosen: (indexes: readonly number[]) => Promise<void>
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

  async function unlock(passphrase: string): Promise<void> {
    const answer = await api.unlockPaste(entry.paste.answer?.lockedId ?? '', passphrase)
    if (answer.ok) change((now) => pasteAnswered(now, now.draft ?? original, answer.value))
    else session.change(key, (now) => unlockFailed(now, answer.problem))
  }

  async function importChosen(indexes: readonly number[]): Promise<void> {
    const all = entry.paste.answer?.destinations ?? []
    const chosen = indexes.flatMap((index) => all[index] ?? [])
    const keeping = original.secretKeeping
    const drafts = chosen.map((one) => ({
      ...draftOfPasted(one),
      ...(keeping !== undefined && { secretKeeping: keeping }),
    }))
    const outcomes = await api.importDestinations(drafts)
    const problems = outcomes.flatMap((one) => (one.status === 'incomplete' ? [one] : []))
    if (problems.length > 0) {
      const added = chosen.filter((_, index) => outcomes[index]?.status !== 'incomplete')
      session.change(key, (now) => importFailed(now, problems, added))
      return
    }
    session.forget(key)
    const [first] = outcomes.flatMap((one) => (one.status === 'added' ? [one.destination.id] : []))
    if (first !== undefined) session.choose(first)
  }

  return {
    view: viewOf(entry, original, translate, format.moment),
    takeText,
    takeClipboard: () => take(api.understandClipboard()),
    takeFile: async (file) => takeText(await file.text()),
    choose: (index) => {
      const chosen = entry.paste.answer?.destinations[index]
      if (chosen !== undefined) change((now) => pasteChosen(now, original, chosen))
    },
    importChosen,
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

function viewOf(
  { paste, draft }: FormEntry,
  original: DestinationDraft,
  translate: ReturnType<typeof useTranslate>,
  moment: (at: number) => string,
): PasteView {
  const { answer, chosen, keys } = paste
  if (answer === undefined) return { state: 'empty' }
  const { destinations } = answer
  if (answer.lockedId !== '') return { state: 'locked', problem: paste.unlockProblem }
  const notes = noteWords(answer.notes, translate)
  const choices = choicesOf(destinations, translate)
  if (chosen === undefined && destinations.length > 1 && destinations.some(isWhole)) {
    const failed = paste.importProblems.map((one) => importProblemWords(one, translate))
    const sentences = [translate('import.choose'), ...notes, ...failed]
    return { state: 'list', rows: destinations.map(rowOf), sentences }
  }
  if (chosen === undefined) {
    return destinations.length === 0
      ? { state: 'useless', sentences: notes }
      : { state: 'several', choices, sentences: [translate('paste.choose'), ...notes] }
  }
  const missing = stillMissing(chosen, draft ?? original, keys)
  const { expiresAt } = chosen
  return {
    state: 'taken',
    tag: sourceWords(chosen, translate),
    choices: destinations.length > 1 ? choices : [],
    chosen: destinations.indexOf(chosen),
    sentences: [...foundWords(chosen, translate), ...openWords(missing, translate)],
    warnings: [
      ...(expiresAt === 0 ? [] : [translate(expiryKey(expiresAt), { moment: moment(expiresAt) })]),
      ...(chosen.knownAs === '' ? [] : [translate('import.same', { name: chosen.knownAs })]),
      ...notes,
      ...noteWords(chosen.notes, translate),
    ],
  }
}

/** If several come from the same source, their names tell them apart. */
function choicesOf(found: readonly PastedDestination[], translate: Translate): readonly string[] {
  const sources = found.map((one) => sourceWords(one, translate))
  return sources.map((source, index) => {
    const label = found[index]?.label ?? ''
    return label !== '' && sources.indexOf(source) !== sources.lastIndexOf(source) ? label : source
  })
}

function expiryKey(expiresAt: number): string {
  return expiresAt > Date.now() ? 'paste.expires' : 'paste.expired'
}
