import type { DestinationFields, ProviderId } from '../../../shared/destinations/destination'
import type { PasteNote, PasteNoteName, PasteSource } from '../../../shared/destinations/paste'
import type { DestinationFile } from '../../settings/destination-file'

/** Where a bucket is, as far as an address says. */
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

/** One destination, or part of one, found in a paste. Absent fields were not in it. */
export interface PasteCandidate extends Place {
  readonly source: PasteSource
  /** What the paste calls it; `name` is only set if that is a destination's name. */
  readonly label?: string
  readonly name?: string
  /** All fields, if Ollim itself wrote them. */
  readonly whole?: DestinationFields
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  readonly sessionToken?: string
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number
  readonly notes: readonly PasteNote[]
}

/** The result of reading a paste; without candidates, the notes say what is wrong with it. */
export interface PasteReading {
  readonly candidates: readonly PasteCandidate[]
  readonly notes: readonly PasteNote[]
  /** The same candidates with their secrets, encrypted with a passphrase. */
  readonly lockedFile?: DestinationFile
}

/** Returns `undefined` for a text that is not in its format. */
export type Recogniser = (text: string) => PasteReading | undefined

export function note(name: PasteNoteName, facts: PasteNote['facts'] = {}): PasteNote {
  return { note: name, facts }
}

export function found(candidates: readonly PasteCandidate[], ...notes: readonly PasteNote[]): PasteReading {
  return { candidates, notes }
}
