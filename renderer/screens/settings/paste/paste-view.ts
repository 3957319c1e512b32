import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'
import type { PastedDestination } from '../../../../electron/shared/destinations/paste'
import {
  foundWords,
  noteWords,
  openWords,
  sourceWords,
} from '../../../../electron/shared/destinations/paste-words'
import type { Translate } from '../../../../electron/shared/failures/failure'
import type { PasteView } from '../../../views/settings/paste/PasteAnswer'
import { stillMissing } from '../../../views/settings/paste/still-missing'
import type { FormEntry } from '../form/form-entry'
import { importProblemWords, isWhole, rowOf } from './import-rows'

/** What the "Paste anything" box of a form shows. */
export function pasteView(
  { paste, draft }: FormEntry,
  original: DestinationDraft,
  translate: Translate,
  moment: (at: number) => string,
): PasteView {
  const { answer, chosen, keys } = paste
  if (answer === undefined) return { state: 'empty' }
  const { destinations } = answer
  if (answer.lockedId !== '') return { state: 'locked', problem: paste.unlockProblem }
  const notes = noteWords(answer.notes, translate)
  const choices = choicesOf(destinations, translate)
  const failed = paste.importProblems.map((one) => importProblemWords(one, translate))
  const isList = destinations.length > 1 || failed.length > 0
  if (chosen === undefined && isList && destinations.some(isWhole)) {
    const rows = destinations.map((one) => rowOf(one, paste))
    return { state: 'list', rows, sentences: [translate('import.choose'), ...notes, ...failed] }
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
