import { z } from 'zod'
import { ownKeys, type DestinationFields } from '../../shared/destinations/destination'
import { lockedTextSchema, type LockedText } from './passphrase-lock'
import { storedFieldsSchema } from './stored-settings'

/** Marks a file as one of destinations. */
const format = 'ollim-destinations'
/** Raised whenever an older version of Ollim would misread the file. */
const version = 1

/** The secrets of one destination, as in the encrypted part of the file. */
export interface FileSecret {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Milliseconds since the epoch; 0 if unknown or never. */
  readonly expiresAt: number
}

/** The content of such a file. */
export interface DestinationFile {
  readonly destinations: readonly DestinationFields[]
  /** `undefined` if the file was written without secrets. */
  readonly locked: LockedText | undefined
  /** Ties the encrypted part to these destinations: with any others, it does not open. */
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

/** The text that the encrypted part is bound to, so that nobody can combine its keys with another server. */
export function contextOf(destinations: readonly unknown[]): string {
  return `${format} ${version} ${JSON.stringify(destinations)}`
}

/** The file as text; people can read it, too. */
export function writeDestinationFile(
  destinations: readonly DestinationFields[],
  locked: LockedText | undefined,
): string {
  const content = { format, version, destinations, ...(locked !== undefined && { secrets: locked }) }
  return `${JSON.stringify(content, null, 2)}\n`
}

/** `undefined` for JSON of another kind; `newer` for a file of a later Ollim; `damaged` if it cannot be read. */
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

/** The decrypted part, one entry per destination; `undefined` if it is something else. */
export function readFileSecrets(text: string): readonly (FileSecret | null)[] | undefined {
  try {
    return secretsSchema.safeParse(JSON.parse(text)).data
  } catch {
    // Not JSON, so something else was encrypted.
    return undefined
  }
}

/** Borrowed credentials belong to their computer, so the file only holds the name of their source. */
export function hasOwnKeys({ credentialsSource }: DestinationFields): boolean {
  return credentialsSource.kind === ownKeys.kind
}
