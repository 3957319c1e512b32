import type { SavedHistory } from '../../core/history/export/export-history'
import type { Environment } from '../../shared/app/environment'
import type { StoredSettings } from '../../core/settings/stored-settings'
import type { StoreTarget } from '../../core/ports/object-store'
import type { Conversion } from '../../shared/uploads/conversion'
import type { Failure, Translate } from '../../shared/failures/failure'
import type { Result } from '../../shared/result'
import type { Language } from '../../shared/languages'
import type { KnownDestination } from '../work/known-destination'
import type { AppWork } from '../work/settings-work'
import type { Refusal, Work } from '../work/work'

/** The environment in which a command runs. */
export interface CommandIo {
  /** Only results: links or JSON. */
  readonly stdout: ResultOutput
  readonly stderr: Output
  readonly env: Environment
  /** The folder for relative paths. */
  readonly cwd: string
  /** Whether a person sees stderr, so that progress is shown there. */
  readonly isTerminal: boolean
  /** Aborts when the person interrupts the command. */
  readonly signal: AbortSignal
  /** The content of a text file, or of the standard input, which is called `-`. */
  readonly readText: (file: string) => Promise<Result<string, Failure>>
  readonly isThere: (file: string) => Promise<boolean>
  /** Writes a file that only its owner can read; fails if it exists already. */
  readonly writeText: (file: string, text: string | AsyncIterable<string>) => Promise<Result<null, Failure>>
  /** Stores the standard input in a file until the command ends; returns its absolute path. */
  readonly keepInput: () => Promise<Result<string, Failure>>
  /** Whether a person is at the standard input. */
  readonly canAsk: boolean
  /** Asks on the terminal without echoing the input; `undefined` if there is nobody to ask. */
  readonly askHidden: (question: string) => Promise<string | undefined>
}

interface Output {
  write(text: string): unknown
}

interface ResultOutput extends Output {
  /** Waits for the last write; returns the system's code of an error in writing, otherwise an empty text. */
  finished(): Promise<string>
}

export interface CommandNeeds {
  readonly version: () => string
  readonly words: (language: Language) => Translate
  /** The saved settings, with secrets still sealed. */
  readonly savedSettings: () => Promise<Result<StoredSettings, Refusal>>
  /** See `runningDestinations`. */
  readonly runningDestinations: () => Promise<readonly KnownDestination[] | undefined>
  /** The saved destination of that name, or the default one, unless it has a secret that only the app can open. */
  readonly savedBorrower: (name: string | undefined) => Promise<StoreTarget | undefined>
  /** The history; undefined if nothing was uploaded yet. */
  readonly savedHistory: () => Promise<Result<SavedHistory | undefined, Failure>>
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Works in this process, with a destination that is not saved or borrows its credentials. */
  readonly ownWork: (target: StoreTarget, choices: OwnChoices) => OwnWork
  /** Hands the work to the app, which alone can open saved secrets. */
  readonly appWork: () => AppWork
}

/** The saved settings that apply to every destination. */
export interface OwnChoices {
  readonly removesMetadata: boolean
  readonly conversion: Conversion
}

/** The work of this process: it holds files and connections until it is disposed of. */
export interface OwnWork extends Work {
  dispose(): Promise<void>
}

/** 0: all succeeded. 1: some failed. 2: usage or settings. 130: interrupted, as in shells. */
export type ExitCode = 0 | 1 | 2 | 130

/** What every command gets: its environment, what it may use, and words in the person’s language. */
export interface CommandContext {
  readonly io: CommandIo
  readonly needs: CommandNeeds
  readonly translate: Translate
  /** Prints a sentence on stderr, without the control characters that a name in it may have. */
  readonly say: (sentence: string) => void
}
