import type { DestinationFields } from './destination'
import type { FailureFacts } from '../failures/failure'

/** The most characters of a text that is searched for keys and addresses; configuration files are shorter. */
export const longestPaste = 262_144

/** The most bytes of a file with destinations, each of which may contain certificates of authorities. */
export const longestFile = 4 * 1024 ** 2

/** What a paste was recognised as. Each has a tag under `paste.source` in the words. */
export const pasteSources = [
  'ollim',
  'aws-csv',
  'environment',
  'aws-profile',
  'sts',
  'json',
  'minio-client',
  'picgo',
  'piclist',
  'upic',
  's3cmd',
  'rclone',
  'labels',
  'key-pair',
  'address',
] as const
export type PasteSource = (typeof pasteSources)[number]

/** What is worth noting about a paste; the messages are under `paste.note` in the words. */
export const pasteNoteNames = [
  'empty',
  'too-long',
  'unknown',
  'doubled',
  'json-broken',
  'csv-no-row',
  'csv-console-login',
  'encrypted',
  'rclone-no-s3',
  'not-s3',
  'profile-borrows',
  'given-twice',
  'placeholder',
  'hidden',
  'has-space',
  'key-id-malformed',
  'key-id-cut',
  'key-id-doubled',
  'secret-cut',
  'secret-doubled',
  'secret-alone',
  'swapped',
  'key-inactive',
  'several-keys',
  'access-point',
  'console-address',
  'provider-page',
  'bucket-assumed',
  'signed-link',
  'template-kept',
  'endpoint-scheme',
  'endpoint-slash',
  'endpoint-query',
  'endpoint-bucket',
  'endpoint-folder',
  'endpoint-left-out',
  'endpoint-console',
  'endpoint-readers',
  'endpoint-region',
  'endpoint-server',
  'endpoint-aws',
  'endpoint-provider',
  'endpoint-configured',
  'file-newer',
  'file-damaged',
] as const
export type PasteNoteName = (typeof pasteNoteNames)[number]

export interface PasteNote {
  readonly note: PasteNoteName
  readonly facts: FailureFacts
}

/** What a paste lacks. */
export type PasteGap = 'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'bucket' | 'region' | 'endpoint'

/** One destination, or part of one, found in a paste; with what the page may know about it. */
export interface PastedDestination {
  readonly source: PasteSource
  /** What the paste calls it: a profile, a remote, a user; may be empty. */
  readonly label: string
  /** The id of the credentials that main keeps; empty if the paste had none. */
  readonly pasteId: string
  readonly fields: Partial<DestinationFields>
  readonly accessKeyIdEnd: string
  readonly hasSecretAccessKey: boolean
  readonly hasSessionToken: boolean
  /** When temporary credentials end, in milliseconds since the epoch; 0 if unknown or never. */
  readonly expiresAt: number
  readonly missing: readonly PasteGap[]
  /** The name of an existing destination with the same place, folder and key; empty if there is none. */
  readonly knownAs: string
  readonly notes: readonly PasteNote[]
}

/** What main understood of a paste. Contains no secret. */
export interface PasteAnswer {
  /** Empty if nothing in it can be used; `notes` then say why. */
  readonly destinations: readonly PastedDestination[]
  readonly notes: readonly PasteNote[]
  /** The id of secrets that need their passphrase; empty if there are none. */
  readonly lockedId: string
}

/** A typed endpoint, taken apart. */
export interface EndpointAnswer {
  readonly fields: DestinationFields
  /** What differs from what was typed; empty if that was just an endpoint. */
  readonly notes: readonly PasteNote[]
}

/** Why a passphrase opened nothing: main no longer keeps the file, or the passphrase does not fit it. */
export type UnlockProblem = 'forgotten' | 'unfit'
