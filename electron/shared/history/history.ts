import type { Dimensions } from '../dimensions'
import type { Failure } from '../failures/failure'

/** The last finding about an entry's object and its link, and its time in milliseconds since the epoch. */
export type HistoryFinding = { readonly at: number } & (
  | {
      readonly kind: 'public'
      readonly milliseconds: number
      /** The type that the link answered with; absent if an earlier Ollim checked it. */
      readonly contentType?: string
      /** How it opens, by the names under `check.link.passed`; absent if it opens as it should. */
      readonly note?: string
    }
  /** The object is there, but readers cannot open the link. */
  | { readonly kind: 'not-public'; readonly failure: Failure }
  /** Another object is there now. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'missing' }
  /** Neither the bucket nor the link gave an answer. */
  | { readonly kind: 'unknown'; readonly failure: Failure }
  | { readonly kind: 'not-deleted'; readonly failure: Failure }
)

export const findingKinds = ['public', 'not-public', 'changed', 'missing', 'unknown', 'not-deleted'] as const
export type FindingKind = (typeof findingKinds)[number]

/** How many entries were checked, and how many of them are open to readers or gone. */
export interface VerifyAnswer {
  readonly checked: number
  readonly open: number
  readonly missing: number
}

/** One finished upload in the history. */
export interface HistoryEntry {
  readonly id: string
  readonly name: string
  readonly key: string
  readonly url: string
  /** When the link ends, in milliseconds since the epoch; absent if it does not. */
  readonly linkEndsAt?: number
  readonly etag: string
  readonly contentType: string
  /** Absent if they are not known. */
  readonly dimensions?: Dimensions
  /** The image's ThumbHash, as base64 (https://evanw.github.io/thumbhash); absent until it is made. */
  readonly thumbHash?: string
  /** As the person typed it; absent if the file's name is used. */
  readonly altText?: string
  readonly sizeBytes: number
  readonly destinationId: string
  readonly destinationName: string
  readonly bucket: string
  /** The endpoint it was sent to, empty for Amazon S3; absent if an earlier Ollim wrote the entry. */
  readonly endpoint?: string
  /** Lower-case hexadecimal SHA-256 of the bytes; empty if it was not computed. */
  readonly sha256: string
  /** Milliseconds since the epoch. */
  readonly uploadedAt: number
  /** Whether it was not uploaded by Ollim but found in the bucket; `uploadedAt` is then its last change. */
  readonly isFound?: true
  /** When the image was last replaced by a new version, in milliseconds since the epoch; absent if never. */
  readonly replacedAt?: number
  /** The person's tags, each once; absent if there are none. */
  readonly tags?: readonly string[]
  /** Absent until it is checked. */
  readonly finding?: HistoryFinding
}

/** A destination to which entries belong. */
export interface HistoryDestination {
  readonly id: string
  readonly name: string
}

export const historySorts = ['newest', 'oldest', 'name', 'largest', 'smallest'] as const
export type HistorySort = (typeof historySorts)[number]

export const imageKinds = ['jpeg', 'png', 'gif', 'webp', 'avif', 'heic', 'svg', 'other'] as const
/** The kinds of images that can be searched for. */
export type ImageKind = (typeof imageKinds)[number]

/** A search; entries have to match all of it. */
export interface HistoryQuery {
  /** Words in name, key, URL, bucket and tags, and words for dates; an empty text matches everything. */
  readonly text: string
  /** Absent for all destinations. */
  readonly destinationId?: string
  readonly kind?: ImageKind
  /** Uploaded at this time or later, in milliseconds since the epoch. */
  readonly since?: number
  /** Uploaded before this time. */
  readonly until?: number
  readonly minBytes?: number
  /** Smaller than this. */
  readonly belowBytes?: number
  readonly tag?: string
  /** The last finding about the object. */
  readonly finding?: FindingKind
  readonly sort: HistorySort
}

export const everything: HistoryQuery = { text: '', sort: 'newest' }

/**
 * A number for each entry, which it keeps as long as it is in the history: the time of its upload in thousandths of a
 * millisecond, slightly more if several came at once. So it also gives the day.
 */
export type HistoryPosition = number

/** The time of a position, in milliseconds since the epoch. */
export function momentOf(position: HistoryPosition): number {
  return Math.floor(position / 1000)
}

/** The entries that have been read so far; null for one that has been removed. */
export type ReadEntries = ReadonlyMap<HistoryPosition, HistoryEntry | null>

export interface HistoryResults {
  /** Of all matching entries, in the order asked for. */
  readonly positions: Float64Array
  /** The first entries in full, so that they can be shown at once. */
  readonly first: readonly HistoryEntry[]
  /** Why this may not be everything: the history is damaged. */
  readonly readFailure?: Failure
}

/** What to export: the results of a search, in order, or the selected entries. */
export type ExportedEntries = { readonly query: HistoryQuery } | { readonly ids: readonly string[] }

export const exportFormats = ['csv', 'json', 'markdown'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** In characters. */
export const longestTag = 60

/** Tags to add to entries and to remove from them. */
export interface TagChange {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** The most entries that are read at once. */
export const maxEntriesRead = 500
