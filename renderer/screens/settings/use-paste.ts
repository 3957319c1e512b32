import type { DestinationDraft } from '../../../electron/shared/destination'
import { longestPaste, type PasteAnswer } from '../../../electron/shared/paste'
import { api } from '../../api'
import { useFormat } from '../../i18n/useFormat'
import { useTranslate } from '../../i18n/useTranslate'
import type { PasteView } from '../../views/settings/PasteBox'
import { foundWords, noteWords, openWords, sourceWords } from '../../../electron/shared/paste-words'
import { stillMissing } from '../../views/settings/still-missing'
import type { FormEntry } from './form-entry'
import { pasteAnswered, pasteChosen, pasteUndone } from './paste-entry'
import { settingsSession as session } from './settings-session'

export interface Paste {
  readonly view: PasteView
  readonly takeText: (text: string) => Promise<void>
  readonly takeClipboard: () => Promise<void>
  readonly takeFile: (file: File) => Promise<void>
  readonly choose: (index: number) => void
  readonly undo: () => void
}

/**
 * The "Paste anything" box of one form.
 *
 * @param original what the form holds while nothing was typed
 * @param onComplete called with the form once a paste leaves nothing open
 */
export function usePaste(
  key: string,
  entry: FormEntry,
  original: DestinationDraft,
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

  return {
    view: viewOf(entry, original, translate, format.moment),
    takeText,
    takeClipboard: () => take(api.understandClipboard()),
    takeFile: async (file) => takeText(await file.text()),
    choose: (index) => {
      const chosen = entry.paste.answer?.destinations[index]
      if (chosen !== undefined) change((now) => pasteChosen(now, original, chosen))
    },
    undo: () => session.change(key, pasteUndone),
  }
}

/** What main would refuse as an argument is answered here. */
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
  const notes = noteWords(answer.notes, translate)
  const choices = destinations.map((one) => sourceWords(one, translate))
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
      ...notes,
      ...noteWords(chosen.notes, translate),
    ],
  }
}

function expiryKey(expiresAt: number): string {
  return expiresAt > Date.now() ? 'paste.expires' : 'paste.expired'
}
