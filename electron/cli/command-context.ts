import type { SavedHistory } from '../core/history/export-history'
import type { Environment } from '../core/settings/environment-destination'
import type { StoredSettings } from '../core/settings/stored-settings'
import type { StoreTarget } from '../core/store-ports'
import type { Conversion } from '../shared/conversion'
import type { Failure, Translate } from '../shared/failure'
import type { Result } from '../shared/result'
import type { Language } from '../shared/languages'
import type { AppWork } from './settings-work'
import type { Work } from './work'

/** Where a command runs. */
export interface CommandIo {
  /** Only results: links or JSON. */
  readonly stdout: ResultOutput
  readonly stderr: Output
  readonly env: Environment
  /** What relative names are meant against. */
  readonly cwd: string
  /** Whether a person sees stderr: only then it shows progress. */
  readonly isTerminal: boolean
  /** Aborted when the person interrupts. */
  readonly signal: AbortSignal
  /** All of a text file, or of the standard input, which is called `-`. */
  readonly readText: (file: string) => Promise<Result<string, Failure>>
  /** Writes a file that nobody else may read, unless it is there already. */
  readonly writeText: (file: string, text: string | AsyncIterable<string>) => Promise<Result<null, Failure>>
  /** Keeps what comes through the standard input as a file, until the command ends; its absolute path. */
  readonly keepInput: () => Promise<Result<string, Failure>>
  /** Whether a person sits at the standard input. */
  readonly canAsk: boolean
  /** Asks on the terminal without showing what is typed; `undefined` where there is nobody to ask. */
  readonly askHidden: (question: string) => Promise<string | undefined>
}

interface Output {
  write(text: string): unknown
}

interface ResultOutput extends Output {
  /** Waits for the last write; the system's code of what kept something from going out, else empty. */
  finished(): Promise<string>
}

export interface CommandNeeds {
  readonly version: () => string
  readonly words: (language: Language) => Translate
  /** What is saved, its secrets sealed; `undefined` where a later Ollim wrote it. */
  readonly savedSettings: () => Promise<StoredSettings | undefined>
  /** The saved destination of that name, or the default one, if it needs no secret that only the app can open. */
  readonly savedBorrower: (name: string | undefined) => Promise<StoreTarget | undefined>
  /** What was uploaded; undefined where nothing was yet. */
  readonly savedHistory: () => Promise<Result<SavedHistory | undefined, Failure>>
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Works in this process, with a destination that is not saved or borrows its credentials. */
  readonly ownWork: (target: StoreTarget, choices: OwnChoices) => Disposable<Work>
  /** Hands over to the app, which alone can open saved secrets. */
  readonly appWork: () => Disposable<AppWork>
}

/** Of the saved settings, what holds for every destination. */
export interface OwnChoices {
  readonly removesMetadata: boolean
  readonly conversion: Conversion
}

export type Disposable<Kind> = Kind & { dispose(): Promise<void> }

export type OpenWork = Disposable<Work>

/** 0: all succeeded. 1: some failed. 2: usage or settings. 130: interrupted, as shells count. */
export type ExitCode = 0 | 1 | 2 | 130

/** What each command is given: where it runs, what it may ask for, and words in the person’s language. */
export interface CommandContext {
  readonly io: CommandIo
  readonly needs: CommandNeeds
  readonly translate: Translate
}
