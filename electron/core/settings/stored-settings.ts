import { z } from 'zod'
import {
  accessLists,
  defaultKeyTemplate,
  ownKeys,
  providerIds,
  secretKeepings,
  type DestinationFields,
  type SecretKeeping,
} from '../../shared/destinations/destination'
import type { Preferences } from '../../shared/app/settings'
import { ownLinkFormats } from '../../shared/links/link-format'
import { longestLinkSeconds } from '../../shared/links/link-life'
import { currentVersion, migrate } from './settings-migrations'
import { defaultPreferences, lostPreferences, parsePreferences } from './stored-preferences'

/** A destination in the settings file; its credentials are kept apart, in `secrets`. */
export interface StoredDestination extends DestinationFields {
  readonly id: string
}

/** The credentials of one destination. Secret key and session token are sealed together. */
export interface StoredSecret {
  readonly accessKeyId: string
  /** The secrets as sealed by the secret box; empty if they are kept only for this run. */
  readonly sealed: string
  readonly keeping: SecretKeeping
  /** When the session token ends, in milliseconds since the epoch; 0 if unknown or never. Not secret. */
  readonly expiresAt: number
}

/** The two shapes of the window, each with its own position. */
export type WindowForm = 'window' | 'shelf'

/** In device-independent pixels of the whole desktop. */
export interface WindowBounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

/** An image that waits for the first destination. */
export interface EarlyImage {
  readonly path: string
  /** Only for an image in the spool: what the person knows it by. */
  readonly name?: string
}

/** The whole settings file. */
export interface StoredSettings {
  readonly version: number
  readonly preferences: Preferences
  readonly destinations: readonly StoredDestination[]
  /** Empty while there is no destination. */
  readonly defaultDestinationId: string
  /** By destination id. */
  readonly secrets: Readonly<Record<string, StoredSecret>>
  /** The editors' secret; absent until it is first needed. */
  readonly editorSecret?: StoredSecret
  /** Absent until there is one. */
  readonly earlyImages?: readonly EarlyImage[]
  /** The batch that the files among them are being taken into; absent or empty if they are not. */
  readonly earlyBatchId?: string
  /** Absent until the window has been shown once. */
  readonly window?: WindowBounds
  /** The same for the window as a shelf. */
  readonly shelf?: WindowBounds
}

/** The result of reading a settings file. A newer one was written by a later Ollim and must not be touched. */
export type ParsedSettings =
  | { readonly kind: 'settings'; readonly settings: StoredSettings; readonly problems: readonly string[] }
  | { readonly kind: 'newer' }

export const emptySettings: StoredSettings = {
  version: currentVersion,
  preferences: defaultPreferences,
  destinations: [],
  defaultDestinationId: '',
  secrets: {},
}

const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keys') }),
  z.object({ kind: z.literal('profile'), name: z.string().min(1) }),
  z.object({ kind: z.literal('environment') }),
])

/** A destination in a file, without its id and secrets. */
export const storedFieldsSchema = z.object({
  name: z.string(),
  provider: z.enum(providerIds).default('other'),
  endpoint: z.string().default(''),
  bucket: z.string(),
  region: z.string().default(''),
  keyTemplate: z.string().default(defaultKeyTemplate),
  publicUrlBase: z.string().default(''),
  pathStyle: z.boolean().default(false),
  cacheControl: z.string().default(''),
  accessList: z.enum(accessLists).default('none'),
  linkLifeSeconds: z.number().int().min(0).max(longestLinkSeconds).default(0),
  // An unknown format, from a later Ollim, is no reason to lose the destination.
  linkFormat: z.enum(ownLinkFormats).catch('general').default('general'),
  roleArn: z.string().default(''),
  externalId: z.string().default(''),
  mfaSerial: z.string().default(''),
  sessionSeconds: z.number().default(0),
  certificateAuthority: z.string().default(''),
  trustedCertificate: z.string().default(''),
  credentialsSource: sourceSchema.default(ownKeys),
})

const destinationSchema = storedFieldsSchema.extend({ id: z.string().min(1) })

const secretSchema = z.object({
  accessKeyId: z.string(),
  sealed: z.string(),
  keeping: z.enum(secretKeepings),
  expiresAt: z.number().default(0),
})

const earlyImageSchema = z.object({ path: z.string().min(1), name: z.string().exactOptional() })

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
})

const record = z.record(z.string(), z.unknown())

/**
 * Reads the content of a settings file. A wrong preference, destination, secret, early image or window position only
 * loses itself, and is named in `problems` by its path, never by its value.
 */
export function parseStoredSettings(raw: unknown): ParsedSettings {
  const problems: string[] = []
  const source = recordAt(raw, 'settings', problems)
  const version = source['version'] ?? currentVersion
  if (typeof version === 'number' && version > currentVersion) return { kind: 'newer' }
  const current = migrate(source, typeof version === 'number' ? version : currentVersion)
  const preferences = parseAllPreferences(current['preferences'], problems)
  const destinations = parseDestinations(current['destinations'], problems)
  const editorSecret = parseOptional('editorSecret', secretSchema, current, problems)
  const earlyImages = parseEarlyImages(current['earlyImages'], problems)
  const earlyBatchId = parseOptional('earlyBatchId', z.string(), current, problems)
  const window = parseOptional('window', boundsSchema, current, problems)
  const shelf = parseOptional('shelf', boundsSchema, current, problems)
  return {
    kind: 'settings',
    problems,
    settings: {
      version: currentVersion,
      preferences,
      destinations,
      defaultDestinationId: existingId(current['defaultDestinationId'], destinations),
      secrets: parseSecrets(current['secrets'], destinations, problems),
      ...(editorSecret === undefined ? {} : { editorSecret }),
      ...(earlyImages === undefined ? {} : { earlyImages }),
      ...(earlyBatchId === undefined ? {} : { earlyBatchId }),
      ...(window === undefined ? {} : { window }),
      ...(shelf === undefined ? {} : { shelf }),
    },
  }
}

function recordAt(raw: unknown, path: string, problems: string[]): Record<string, unknown> {
  if (raw === undefined) return {}
  const parsed = record.safeParse(raw)
  if (parsed.success) return parsed.data
  problems.push(path)
  return {}
}

/** @param problems those found in the whole file so far */
function parseAllPreferences(raw: unknown, problems: string[]): Preferences {
  const source = recordAt(raw, 'preferences', problems)
  return parsePreferences(source, problems, problems.length === 0 ? defaultPreferences : lostPreferences)
}

function parseDestinations(raw: unknown, problems: string[]): readonly StoredDestination[] {
  const seen = new Set<string>()
  return parseList('destinations', raw, problems, (item) => {
    const { data } = destinationSchema.safeParse(item)
    if (data === undefined || seen.has(data.id)) return undefined
    seen.add(data.id)
    return data
  })
}

function parseEarlyImages(raw: unknown, problems: string[]): readonly EarlyImage[] | undefined {
  if (raw === undefined) return undefined
  return parseList('earlyImages', raw, problems, (item) => earlyImageSchema.safeParse(item).data)
}

/** Without the items for which `parse` returns nothing. */
function parseList<Item>(
  name: keyof StoredSettings,
  raw: unknown,
  problems: string[],
  parse: (item: unknown) => Item | undefined,
): readonly Item[] {
  const list = z.array(z.unknown()).default([]).safeParse(raw)
  if (!list.success) problems.push(name)
  return (list.data ?? []).flatMap((item, index) => {
    const parsed = parse(item)
    if (parsed === undefined) problems.push(`${name}[${String(index)}]`)
    return parsed ?? []
  })
}

function parseSecrets(
  raw: unknown,
  destinations: readonly StoredDestination[],
  problems: string[],
): Record<string, StoredSecret> {
  const secrets = recordAt(raw, 'secrets', problems)
  const kept: [string, StoredSecret][] = []
  for (const { id } of destinations) {
    const secret = secrets[id]
    if (secret === undefined) continue
    const parsed = secretSchema.safeParse(secret)
    if (parsed.success) kept.push([id, parsed.data])
    else problems.push(`secrets.${id}`)
  }
  return Object.fromEntries(kept)
}

function parseOptional<Value>(
  name: keyof StoredSettings,
  schema: z.ZodType<Value>,
  source: Readonly<Record<string, unknown>>,
  problems: string[],
): Value | undefined {
  const parsed = schema.optional().safeParse(source[name])
  if (!parsed.success) problems.push(name)
  return parsed.data
}

/** If the default destination no longer exists, the first one takes its place. */
function existingId(raw: unknown, destinations: readonly StoredDestination[]): string {
  return (destinations.find(({ id }) => id === raw) ?? destinations[0])?.id ?? ''
}
