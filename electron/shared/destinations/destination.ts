import type { FailureFacts } from '../failures/failure'
import type { OwnLinkFormat } from '../links/link-format'

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
export const secretKeepings = ['keyring', 'plain', 'memory'] as const
export type SecretKeeping = (typeof secretKeepings)[number]

/** Whose credentials sign: keys that Ollim keeps, or borrowed credentials, of which nothing is stored. */
export type CredentialsSource =
  | { readonly kind: 'keys' }
  /** A profile in `~/.aws`, by name. */
  | { readonly kind: 'profile'; readonly name: string }
  /** The variables that Ollim was started with, otherwise the role of its container or machine. */
  | { readonly kind: 'environment' }

export const ownKeys: CredentialsSource = { kind: 'keys' }

/** What can be borrowed on this computer. */
export interface BorrowingOffer {
  /** Names of the profiles in `~/.aws` that lead to credentials. */
  readonly profiles: readonly string[]
  /** Whether the variables that Ollim was started with lead to credentials. */
  readonly environment: boolean
}

/** The canned ACL sent with uploads, by S3's names; `none` sends none. */
export const accessLists = ['none', 'public-read', 'bucket-owner-full-control'] as const
export type AccessList = (typeof accessLists)[number]

/** The fields of a destination that are not secret; main, page and settings file all have them. */
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
  /** Whether the bucket is in the path (true) or in the host name (false). */
  readonly pathStyle: boolean
  /** Sent as the objects' Cache-Control; if empty, none is sent. */
  readonly cacheControl: string
  readonly accessList: AccessList
  /** How long presigned links work, in seconds; 0 for public links, which do not end. */
  readonly linkLifeSeconds: number
  readonly linkFormat: OwnLinkFormat
  /** The role that the credentials assume before they sign; empty for none. */
  readonly roleArn: string
  /** The external id that the role's trust policy requires, if it does. */
  readonly externalId: string
  /** The MFA device whose code starts a session, or is sent when assuming the role; empty for none. */
  readonly mfaSerial: string
  /** How long such a session lasts; 0 for the server's default. */
  readonly sessionSeconds: number
  /** Certificates of private authorities that vouch for the server, as PEM; empty for none. */
  readonly certificateAuthority: string
  /** SHA-256 fingerprint of the single certificate that the person trusts, whoever issued it; empty for none. */
  readonly trustedCertificate: string
  readonly credentialsSource: CredentialsSource
}

/** A destination as the page sees it: with what is known about its credentials, but never the secret itself. */
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
  /** Whether it is on disk; if not, it will be lost at the end of this run. */
  readonly isWritten: boolean
}

/** Credentials typed in the settings screen. An absent field keeps what is stored; empty removes it. */
export interface CredentialsDraft {
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  readonly sessionToken?: string
  /** The id of credentials that main took from a paste; they are used for each field left untyped. */
  readonly pasteId?: string
}

/** What the settings screen sends to be checked or saved. Without an id it is a new destination. */
export interface DestinationDraft {
  readonly id?: string
  readonly fields: DestinationFields
  readonly credentials: CredentialsDraft
  /** Whether empty fields are meant as empty: a file written by Ollim has all fields. */
  readonly isWhole?: true
  /** The person's choice if the system cannot protect a secret. */
  readonly secretKeeping?: SecretKeeping
  /** When its session token ends, if main learnt that from a paste; the page never sends it. */
  readonly expiresAt?: number
}

/** A field of the settings form, so that a message can appear beside it. */
export type DestinationFieldName = keyof DestinationFields | Exclude<keyof CredentialsDraft, 'pasteId'>

/** Something missing or wrong in a form. */
export interface FieldProblem {
  readonly field: DestinationFieldName
  /** Key under `fieldProblem.` in the words. */
  readonly problem: string
  readonly facts: FailureFacts
}

/** The id of the one destination that can come from the environment; it is never saved. */
export const environmentDestinationId = 'environment'

/** A destination's name; one without a name is called by its bucket. */
export function destinationTitle({ name, bucket }: Pick<DestinationFields, 'name' | 'bucket'>): string {
  return name === '' ? bucket : name
}

export const defaultKeyTemplate = '{year}/{month}/{name}.{ext}'

/** A destination about which nothing is known yet. */
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
