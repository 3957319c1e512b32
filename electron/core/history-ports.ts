/** The history as core needs it: implemented in `adapters/database/`, faked in tests. */
import type { Failure } from '../shared/failure'
import type {
  HistoryEntry,
  HistoryFinding,
  HistoryPosition,
  HistoryQuery,
  TagChange,
} from '../shared/history'
import type { Link } from '../shared/link-life'
import type { Result } from '../shared/result'
import type { SearchTerm } from './history/search-terms'
import type { SourceFile } from './ports'

export interface FinishedUpload {
  readonly entry: HistoryEntry
  /** The file it came from: known to main alone, so that it can show a picture. */
  readonly source: SourceFile
}

/** The new link of a history entry. */
export interface RenewedLink {
  readonly id: string
  readonly link: Link
}

/** What an entry says of its object, once that was replaced. */
export interface StoredVersion extends Pick<
  HistoryEntry,
  'contentType' | 'sha256' | 'etag' | 'sizeBytes' | 'url' | 'dimensions' | 'endpoint'
> {
  readonly source: SourceFile
  /** Milliseconds since the epoch. */
  readonly replacedAt: number
}

/** A query whose text is understood. */
export interface HistorySearch extends Omit<HistoryQuery, 'text'> {
  readonly terms: readonly SearchTerm[]
}

/** Where an entry's object is by now. */
export type Relocation = Pick<HistoryEntry, 'key' | 'etag'> & { readonly link: Link }

/** Of what the disk has spoilt in part, each question is answered as far as the rest knows. */
export interface History {
  /** Why not all of it could be read; undefined while it could. */
  trouble(): Failure | undefined
  /**
   * All of them, or none and why. They outlive this process; a power cut may take them back, together
   * with what the journal noted since.
   */
  add(finished: readonly FinishedUpload[]): Result<null, Failure>
  /** The positions of all entries that fit, in the order asked for; to be left as they are. */
  search(search: HistorySearch): Float64Array
  /** Entries by their positions, at most `mostEntriesRead`; null for those that are gone. */
  read(positions: readonly HistoryPosition[]): readonly (HistoryEntry | null)[]
  /**
   * Adds what was found in a bucket, without what is known under the same key; answers how many that was. All
   * of them, or none and why.
   */
  addFound(entries: readonly HistoryEntry[]): Result<number, Failure>
  /** The ids of entries by their positions, in that order, without those that are gone. */
  identify(positions: Float64Array): readonly string[]
  /** The positions of entries, in no order. */
  locate(ids: readonly string[]): readonly HistoryPosition[]
  latest(count: number): readonly HistoryEntry[]
  find(ids: readonly string[]): readonly HistoryEntry[]
  forget(ids: readonly string[]): Result<null, Failure>
  /** Forgets the oldest entries of before a moment (milliseconds since the epoch), so many at most; answers how many. */
  forgetBefore(moment: number, most: number): number
  /** Keeps what the person says of a picture; empty lets its name speak again. */
  describe(id: string, altText: string): Result<null, Failure>
  tag(ids: readonly string[], change: TagChange): Result<null, Failure>
  /** Every tag that some entry has, each once, in order. */
  tags(): readonly string[]
  /** An entry's object has another key by now; what was learnt of the old one counts no more. */
  relocate(id: string, place: Relocation): Result<null, Failure>
  /** An entry's object is another image by now, under the same key; what was learnt of the old one counts no more. */
  replace(id: string, version: StoredVersion): Result<null, Failure>
  /** What an entry's image turned out to be, once its bytes were seen. */
  learn(id: string, image: Pick<HistoryEntry, 'contentType' | 'dimensions'>): void
  noteThumbHashes(hashes: readonly { readonly id: string; readonly thumbHash: string }[]): void
  /** Writes down what was learnt of entries' objects, in the place of what was known. */
  noteFindings(findings: readonly { readonly id: string; readonly finding: HistoryFinding }[]): void
  /** The latest entry with these bytes in a destination. */
  findBytes(destinationId: string, sizeBytes: number, sha256: string): HistoryEntry | undefined
  hasSize(destinationId: string, sizeBytes: number): boolean
  /** Puts new links in the place of old ones; the entries stay where they are. */
  renewLinks(renewed: readonly RenewedLink[]): Result<null, Failure>
  /** Adds the SHA-256 of an entry that was too large to be hashed beforehand. */
  noteBytes(id: string, sha256: string): void
}
