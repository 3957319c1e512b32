import type { FailureFacts } from './failure'
import type { OwnLinkFormat } from './link-format'

export const providerIds = [
  'aws',
  'r2',
  'minio',
  'b2',
  'wasabi',
  'spaces',
  'naver',
  'aliyun',
  'ceph',
  'hetzner',
  'idrive',
  'nhn',
  'ovh',
  'scaleway',
  'storj',
  'supabase',
  'tencent',
  'other',
] as const
export type ProviderId = (typeof providerIds)[number]

/** Where a secret is kept. `keyring`: encrypted by the system; `plain`: only obscured; `memory`: this run only. */
export type SecretKeeping = 'keyring' | 'plain' | 'memory'

/** Whose credentials sign: keys that Ollim keeps, or borrowed ones, of which nothing is stored. */
export type CredentialsSource =
  | { readonly kind: 'keys' }
  /** A profile in `~/.aws`, by its name. */
  | { readonly kind: 'profile'; readonly name: string }
  /** The variables that Ollim was started with, else the role of the container or machine it runs on. */
  | { readonly kind: 'environment' }

export const ownKeys: CredentialsSource = { kind: 'keys' }

/** What could be borrowed on this computer. */
export interface BorrowingOffer {
  /** Names of the profiles in `~/.aws` that lead to credentials. */
  readonly profiles: readonly string[]
  /** Whether the variables that Ollim was started with do. */
  readonly environment: boolean
}

/** The access list that an upload is sent with, by S3's names for the usual ones; `none` sends none. */
export const accessLists = ['none', 'public-read', 'bucket-owner-full-control'] as const
export type AccessList = (typeof accessLists)[number]

/** The fields of a destination that are no secret: what main, page and settings file all hold. */
export interface DestinationFields {
  readonly name: string
  readonly provider: ProviderId
  /** Address of an S3-compatible server with scheme; empty means AWS. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly keyTemplate: string
  /** Where the bucket is published, for example a CDN; empty means the endpoint itself. */
  readonly publicUrlBase: string
  /** Whether the bucket stands in the path (true) or in the host name (false). */
  readonly pathStyle: boolean
  /** Sent as the object's Cache-Control; empty sends none. */
  readonly cacheControl: string
  readonly accessList: AccessList
  /** How long a presigned link works, in seconds; 0 for public links, which have no end. */
  readonly linkLifeSeconds: number
  readonly linkFormat: OwnLinkFormat
  /** A role that the credentials take on before they sign; empty for none. */
  readonly roleArn: string
  /** What the role's trust policy asks for, where it does. */
  readonly externalId: string
  /** The device whose code makes a session of the credentials, or goes with the role; empty for none. */
  readonly mfaSerial: string
  /** How long such a session lasts; 0 for as long as the server usually gives. */
  readonly sessionSeconds: number
  /** Certificates of private authorities that vouch for the server, as PEM; empty for none. */
  readonly certificateAuthority: string
  /** SHA-256 fingerprint of the one certificate that the person trusts, whoever issued it; empty for none. */
  readonly trustedCertificate: string
  readonly credentialsSource: CredentialsSource
}

/** A destination as the page sees it: what is known of its credentials, never the secret itself. */
export interface Destination extends DestinationFields {
  readonly id: string
  /** Last four characters of the access key id; empty if there is none. */
  readonly accessKeyIdEnd: string
  readonly hasSecretAccessKey: boolean
  readonly hasSessionToken: boolean
  readonly secretKeeping: SecretKeeping
  /** When the credentials in use end, in milliseconds since the epoch; 0 if unknown or never. */
  readonly expiresAt: number
}

export interface SavedDestination {
  readonly destination: Destination
  /** Whether the disk has it, and not only this run. */
  readonly isWritten: boolean
}

/** Credentials typed in the settings screen. An absent field keeps what is stored; empty removes it. */
export interface CredentialsDraft {
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  readonly sessionToken?: string
  /** Names credentials that main took from a paste; they stand wherever none were typed. */
  readonly pasteId?: string
}

/** What the settings screen sends to be checked or saved. Without an id it is new. */
export interface DestinationDraft {
  readonly id?: string
  readonly fields: DestinationFields
  readonly credentials: CredentialsDraft
  /** All fields are meant, the empty ones, too: a file that Ollim wrote names them. */
  readonly isWhole?: true
  /** The person's choice where the system cannot protect a secret. */
  readonly secretKeeping?: SecretKeeping
  /** When the session token in it ends, where main learnt that from a paste; the page sends none. */
  readonly expiresAt?: number
}

/** A field of the settings form, so that a sentence can stand next to it. */
export type DestinationFieldName = keyof DestinationFields | Exclude<keyof CredentialsDraft, 'pasteId'>

/** One thing that is missing or wrong in a form. */
export interface FieldProblem {
  readonly field: DestinationFieldName
  /** Key under `fieldProblem.` in the words. */
  readonly problem: string
  readonly facts: FailureFacts
}

/** The id of the one destination that the environment can make; it is never written to the settings. */
export const environmentDestinationId = 'environment'

export const defaultKeyTemplate = '{year}/{month}/{name}.{ext}'

/** A destination of which nothing is known yet. */
export const emptyFields: DestinationFields = {
  name: '',
  provider: 'aws',
  endpoint: '',
  bucket: '',
  region: '',
  keyTemplate: defaultKeyTemplate,
  publicUrlBase: '',
  pathStyle: false,
  cacheControl: '',
  accessList: 'none',
  linkLifeSeconds: 0,
  linkFormat: 'general',
  roleArn: '',
  externalId: '',
  mfaSerial: '',
  sessionSeconds: 0,
  certificateAuthority: '',
  trustedCertificate: '',
  credentialsSource: ownKeys,
}
