import type {
  BorrowingOffer,
  Destination,
  DestinationDraft,
  DestinationFieldName,
  FieldProblem,
} from '../../../electron/shared/destinations/destination'
import type { Translate } from '../../../electron/shared/failures/failure'
import type { PastedDestination } from '../../../electron/shared/destinations/paste'
import { problemsByField } from './draft'

/** The sentence to show at a field, if something is wrong with it. */
export type FieldSentence = (field: DestinationFieldName) => string | undefined

/** The props of every part of the destination form. */
export interface FormPartProps {
  readonly draft: DestinationDraft
  /** The stored destination; `undefined` for a new one. */
  readonly stored: Destination | undefined
  /** The paste whose credentials the form uses instead of stored ones. */
  readonly pasted: PastedDestination | undefined
  /** Credentials on this computer that could be used. */
  readonly offer: BorrowingOffer
  readonly sentence: FieldSentence
  /** The field that the server found wrong; the answer itself is beside the form. */
  readonly wrongField: DestinationFieldName | undefined
  readonly onChange: (draft: DestinationDraft) => void
}

/** The longest text that a field accepts; main refuses longer ones. */
export const longestText = 2048

export function fieldSentences(problems: readonly FieldProblem[], translate: Translate): FieldSentence {
  const byField = problemsByField(problems)
  return (field) => {
    const found = byField[field]
    return found === undefined ? undefined : translate(`fieldProblem.${found.problem}`, found.facts)
  }
}
