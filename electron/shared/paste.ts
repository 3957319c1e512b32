import type { DestinationFields } from './destination'
import type { FailureFacts } from './failure'

/** The most characters of a text that is read for keys and addresses; configuration files are shorter. */
export const longestPaste = 262_144

/** The most bytes of a file with destinations: each of them may bring its authorities' certificates. */
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

/** What is worth a sentence about a paste, under `paste.note` in the words. */
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

/** What a paste leaves open. */
export type PasteGap = 'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'bucket' | 'region' | 'endpoint'

/** One destination, or part of one, found in a paste: what the page may know of it. */
export interface PastedDestination {
  readonly source: PasteSource
  /** What the paste calls it: a profile, a remote, a user; may be empty. */
  readonly label: string
  /** Names the credentials that main keeps; empty where the paste held none. */
  readonly pasteId: string
  readonly fields: Partial<DestinationFields>
  readonly accessKeyIdEnd: string
  readonly hasSecretAccessKey: boolean
  readonly hasSessionToken: boolean
  /** When temporary credentials end, in milliseconds since the epoch; 0 if unknown or never. */
  readonly expiresAt: number
  readonly missing: readonly PasteGap[]
  /** The name of the destination that is the same already: place, folder and key; empty if there is none. */
  readonly knownAs: string
  readonly notes: readonly PasteNote[]
}

/** What main understood of a paste. Holds no secret. */
export interface PasteAnswer {
  /** Empty if nothing in it can be used; then `notes` say why. */
  readonly destinations: readonly PastedDestination[]
  readonly notes: readonly PasteNote[]
  /** Names secrets that wait for their passphrase; empty where none do. */
  readonly lockedId: string
}

/** What was typed for an endpoint, understood. */
export interface EndpointAnswer {
  readonly fields: DestinationFields
  /** What is other than typed; none where the field held just an endpoint. */
  readonly notes: readonly PasteNote[]
}

/** Why a passphrase opened nothing: main keeps the file no longer, or it fits another one. */
export type UnlockProblem = 'forgotten' | 'unfit'
