import type { Destination, FieldProblem } from './destination'

/** The result for one destination that was to be imported. */
export type ImportOutcome =
  | { readonly status: 'added'; readonly destination: Destination }
  /** A destination with the same place, folder and key exists already, so nothing was changed. */
  | { readonly status: 'known'; readonly name: string }
  | { readonly status: 'incomplete'; readonly name: string; readonly problems: readonly FieldProblem[] }

/** The result of an export. */
export interface ExportAnswer {
  /** How many destinations were written; 0 if the dialog was closed. */
  readonly written: number
  /** Names of those whose secrets were wanted but could not be opened. */
  readonly without: readonly string[]
}

/** In characters: shorter passphrases can be guessed, however slow each guess is. */
export const shortestPassphrase = 8
