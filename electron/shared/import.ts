import type { Destination, FieldProblem } from './destination'

/** What became of one destination that was to be imported. */
export type ImportOutcome =
  | { readonly status: 'added'; readonly destination: Destination }
  /** There is one with the same place, folder and key: nothing was changed. */
  | { readonly status: 'known'; readonly name: string }
  | { readonly status: 'incomplete'; readonly name: string; readonly problems: readonly FieldProblem[] }

/** What became of an export. */
export interface ExportAnswer {
  /** How many destinations were written; 0 when the dialog was closed. */
  readonly written: number
  /** Names of those whose secrets were wanted and could not be opened. */
  readonly without: readonly string[]
}

/** In characters: shorter passphrases are guessed, however slow each guess is made. */
export const shortestPassphrase = 8
