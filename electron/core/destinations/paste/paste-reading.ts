import type { DestinationFields, ProviderId } from '../../../shared/destination'
import type { PasteNote, PasteNoteName, PasteSource } from '../../../shared/paste'
import type { DestinationFile } from '../../settings/destination-file'

/** Where a bucket is, as far as an address tells. */
export interface Place {
  readonly provider?: ProviderId
  /** With scheme; empty for AWS itself. */
  readonly endpoint?: string
  readonly bucket?: string
  readonly region?: string
  readonly publicUrlBase?: string
  readonly pathStyle?: boolean
  readonly keyTemplate?: string
}

/** One destination, or part of one, found in a paste. An absent field was not in it. */
export interface PasteCandidate extends Place {
  readonly source: PasteSource
  /** What the paste calls it; `name` only where that is a destination's name. */
  readonly label?: string
  readonly name?: string
  /** All fields, where Ollim itself wrote them. */
  readonly whole?: DestinationFields
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  readonly sessionToken?: string
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number
  readonly notes: readonly PasteNote[]
}

/** What a paste was understood as; without candidates, the notes say what is wrong with it. */
export interface PasteReading {
  readonly candidates: readonly PasteCandidate[]
  readonly notes: readonly PasteNote[]
  /** The same candidates with their secrets, which a passphrase opens. */
  readonly lockedFile?: DestinationFile
}

/** Answers `undefined` to a text that is not in its format. */
export type Recogniser = (text: string) => PasteReading | undefined

export function note(name: PasteNoteName, facts: PasteNote['facts'] = {}): PasteNote {
  return { note: name, facts }
}

export function found(candidates: readonly PasteCandidate[], ...notes: readonly PasteNote[]): PasteReading {
  return { candidates, notes }
}
