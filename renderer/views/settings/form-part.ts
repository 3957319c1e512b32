import type {
  BorrowingOffer,
  Destination,
  DestinationDraft,
  DestinationFieldName,
  FieldProblem,
} from '../../../electron/shared/destination'
import type { Translate } from '../../../electron/shared/failure'
import type { PastedDestination } from '../../../electron/shared/paste'
import { problemsByField } from './draft'

/** The sentence to show next to a field, if anything is wrong with it. */
export type FieldSentence = (field: DestinationFieldName) => string | undefined

/** What every part of the destination form is given. */
export interface FormPartProps {
  readonly draft: DestinationDraft
  /** The destination as it is stored; `undefined` for a new one. */
  readonly stored: Destination | undefined
  /** Whose pasted credentials the form uses, in place of stored ones. */
  readonly pasted: PastedDestination | undefined
  /** What could be borrowed on this computer. */
  readonly offer: BorrowingOffer
  readonly sentence: FieldSentence
  readonly onChange: (draft: DestinationDraft) => void
}

/** Longest text a field takes; main refuses longer ones. */
export const longestText = 2048

export function fieldSentences(problems: readonly FieldProblem[], translate: Translate): FieldSentence {
  const byField = problemsByField(problems)
  return (field) => {
    const found = byField[field]
    return found === undefined ? undefined : translate(`fieldProblem.${found.problem}`, found.facts)
  }
}
