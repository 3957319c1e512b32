import { z } from 'zod'
import { ownKeys, type DestinationFields } from '../../shared/destination'
import { lockedTextSchema, type LockedText } from './passphrase-lock'
import { storedFieldsSchema } from './stored-settings'

/** By this a file of destinations is known. */
const format = 'ollim-destinations'
/** Grows when an older Ollim would misread the file. */
const version = 1

/** Secrets of one destination, as the locked part of the file holds them. */
export interface FileSecret {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Milliseconds since the epoch; 0 if unknown or never. */
  readonly expiresAt: number
}

/** What such a file holds. */
export interface DestinationFile {
  readonly destinations: readonly DestinationFields[]
  /** `undefined` where the file was written without secrets. */
  readonly locked: LockedText | undefined
  /** What the locked part belongs to: it opens only beside the same destinations. */
  readonly context: string
}

const fileSchema = z.object({
  format: z.literal(format),
  version: z.number(),
  destinations: z.array(z.unknown()),
  secrets: lockedTextSchema.optional(),
})

const secretsSchema = z.array(
  z
    .object({
      accessKeyId: z.string(),
      secretAccessKey: z.string(),
      sessionToken: z.string(),
      expiresAt: z.number(),
    })
    .nullable(),
)

/** The text that the locked part is bound to, so that nobody can put its keys beside another server. */
export function contextOf(destinations: readonly unknown[]): string {
  return `${format} ${version} ${JSON.stringify(destinations)}`
}

/** The file as text, to be read by people as well. */
export function writeDestinationFile(
  destinations: readonly DestinationFields[],
  locked: LockedText | undefined,
): string {
  const content = { format, version, destinations, ...(locked !== undefined && { secrets: locked }) }
  return `${JSON.stringify(content, null, 2)}\n`
}

/** `undefined` for JSON that is no such file; `newer` for one of a later Ollim; `damaged` for one that cannot be read. */
export function readDestinationFile(value: unknown): DestinationFile | 'newer' | 'damaged' | undefined {
  const claim = z.object({ format: z.literal(format), version: z.number().optional() }).safeParse(value)
  if (!claim.success) return undefined
  if ((claim.data.version ?? 0) > version) return 'newer'
  const file = fileSchema.safeParse(value)
  if (!file.success) return 'damaged'
  const destinations = z.array(storedFieldsSchema).safeParse(file.data.destinations)
  if (!destinations.success) return 'damaged'
  return {
    destinations: destinations.data,
    locked: file.data.secrets,
    context: contextOf(file.data.destinations),
  }
}

/** The locked part once it is open, one entry a destination; `undefined` if it is something else. */
export function readFileSecrets(text: string): readonly (FileSecret | null)[] | undefined {
  try {
    return secretsSchema.safeParse(JSON.parse(text)).data
  } catch {
    // Not JSON: locked by something else.
    return undefined
  }
}

/** Borrowed credentials belong to their computer: of those the file holds no more than the source's name. */
export function hasOwnKeys({ credentialsSource }: DestinationFields): boolean {
  return credentialsSource.kind === ownKeys.kind
}
