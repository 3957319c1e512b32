import type { Dimensions } from './dimensions'
import type { Failure } from './failure'

/** What was last learnt of an entry's object and its link, and when: milliseconds since the epoch. */
export type HistoryFinding = { readonly at: number } & (
  | {
      readonly kind: 'public'
      readonly milliseconds: number
      /** What the link answered with; absent where an earlier Ollim looked. */
      readonly contentType?: string
      /** How it opens, by the names under `check.link.passed`; absent where it opens as it should. */
      readonly note?: string
    }
  /** It is there, but readers cannot open the link. */
  | { readonly kind: 'not-public'; readonly failure: Failure }
  /** Another object is there by now. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'missing' }
  /** Neither the bucket nor the link told. */
  | { readonly kind: 'unknown'; readonly failure: Failure }
  | { readonly kind: 'not-deleted'; readonly failure: Failure }
)

export const findingKinds = ['public', 'not-public', 'changed', 'missing', 'unknown', 'not-deleted'] as const
export type FindingKind = (typeof findingKinds)[number]

/** How many entries were looked at, and how many of them were as they should be or gone. */
export interface VerifyAnswer {
  readonly checked: number
  readonly open: number
  readonly missing: number
}

/** One finished upload, remembered. */
export interface HistoryEntry {
  readonly id: string
  readonly name: string
  readonly key: string
  readonly url: string
  /** When the link ends, in milliseconds since the epoch; absent where it does not. */
  readonly linkEndsAt?: number
  readonly etag: string
  readonly contentType: string
  /** Absent where they are not known. */
  readonly dimensions?: Dimensions
  /** The picture in a nutshell, as base64 (https://evanw.github.io/thumbhash); absent until it was made. */
  readonly thumbHash?: string
  /** As the person typed it; absent while the name serves. */
  readonly altText?: string
  readonly sizeBytes: number
  readonly destinationId: string
  readonly destinationName: string
  readonly bucket: string
  /** The address it was sent to, empty for Amazon S3's own; absent where an earlier Ollim wrote the entry. */
  readonly endpoint?: string
  /** Lower-case hexadecimal SHA-256 of the bytes; empty if it was not computed. */
  readonly sha256: string
  /** Milliseconds since the epoch. */
  readonly uploadedAt: number
  /** It was not uploaded by Ollim but found in the bucket; `uploadedAt` is when it was last changed. */
  readonly isFound?: true
  /** When the image was last replaced by a new version, in milliseconds since the epoch; absent if never. */
  readonly replacedAt?: number
  /** What the person calls it, each tag once; absent without any. */
  readonly tags?: readonly string[]
  /** Absent as long as nobody looked. */
  readonly finding?: HistoryFinding
}

export const historySorts = ['newest', 'oldest', 'name', 'largest', 'smallest'] as const
export type HistorySort = (typeof historySorts)[number]

export const imageKinds = ['jpeg', 'png', 'gif', 'webp', 'avif', 'heic', 'svg', 'other'] as const
/** What can be looked for by kind. */
export type ImageKind = (typeof imageKinds)[number]

/** What is looked for: all of it must fit. */
export interface HistoryQuery {
  /** Words in name, key, URL, bucket and tags, and words for dates; empty finds all. */
  readonly text: string
  /** Absent for all destinations. */
  readonly destinationId?: string
  readonly kind?: ImageKind
  /** Uploaded then or later, in milliseconds since the epoch. */
  readonly since?: number
  /** Uploaded earlier than that. */
  readonly until?: number
  readonly leastBytes?: number
  /** Smaller than that. */
  readonly belowBytes?: number
  readonly tag?: string
  /** What was last learnt of the object. */
  readonly finding?: FindingKind
  readonly sort: HistorySort
}

export const everything: HistoryQuery = { text: '', sort: 'newest' }

/**
 * A number for each entry, its own as long as it is remembered: the moment of its upload in
 * thousandths of a millisecond, a little more where several came at once. So it also tells the day.
 */
export type HistoryPosition = number

/** The moment that a position stands for, in milliseconds since the epoch. */
export function momentOf(position: HistoryPosition): number {
  return Math.floor(position / 1000)
}

/** The entries that are known by now; null for one that has gone meanwhile. */
export type ReadEntries = ReadonlyMap<HistoryPosition, HistoryEntry | null>

export interface HistoryFound {
  /** Of all entries that fit, in the order asked for. */
  readonly positions: Float64Array
  /** The first of them whole, so that they can be shown at once. */
  readonly first: readonly HistoryEntry[]
  /** Why that may not be all of it: the history is damaged. */
  readonly trouble?: Failure
}

/** What is written out: what a search finds, in its order, or the entries that were selected. */
export type ExportedEntries = { readonly query: HistoryQuery } | { readonly ids: readonly string[] }

export const exportFormats = ['csv', 'json', 'markdown'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** In characters. */
export const longestTag = 60

/** Tags to put on entries and to take off them. */
export interface TagChange {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** Most entries that are read at once. */
export const mostEntriesRead = 500
