/** The history as core needs it: implemented in `adapters/database/`, faked in tests. */
import type { Failure } from '../../shared/failures/failure'
import type {
  HistoryDestination,
  HistoryEntry,
  HistoryFinding,
  HistoryPosition,
  HistoryQuery,
  TagChange,
} from '../../shared/history/history'
import type { Link } from '../../shared/links/link-life'
import type { Result } from '../../shared/result'
import type { SearchTerm } from '../history/search/search-terms'
import type { SourceFile } from './files'
import type { BucketLocation } from '../bucket-location'

export interface FinishedUpload {
  readonly entry: HistoryEntry
  /** The file it was made from: known only to the main process, which shows its picture. */
  readonly source: SourceFile
}

/** A file that was too large to be hashed before its upload. */
export interface UnhashedImage {
  readonly id: string
  readonly source: SourceFile
}

/** The new link of a history entry. */
export interface RenewedLink {
  readonly id: string
  readonly link: Link
}

/** An image that replaces another one. */
export interface NewImage extends Pick<HistoryEntry, 'contentType' | 'sha256' | 'sizeBytes' | 'dimensions'> {
  readonly source: SourceFile
}

/** What changes in an entry when its object has been replaced. */
export interface StoredVersion extends NewImage, Pick<HistoryEntry, 'id' | 'etag' | 'url' | 'endpoint'> {
  /** Milliseconds since the epoch. */
  readonly replacedAt: number
}

/** A query whose text has been parsed. */
export interface HistorySearch extends Omit<HistoryQuery, 'text'> {
  readonly terms: readonly SearchTerm[]
}

/** An object that an entry, or the note of its change, is about. */
export type NamedObject = Pick<HistoryEntry, 'id' | 'destinationId' | 'endpoint' | 'bucket' | 'key' | 'etag'>

/** Where an entry's object has been moved, and what the image is called there. */
export interface Relocation extends RenewedLink, Pick<HistoryEntry, 'key' | 'name' | 'etag'> {}

export type ChangeKind = 'deletion' | 'move' | 'replacement'

/** A change of an entry's object at the server: its deletion, its move to another key, or its replacement. */
export interface ObjectChange extends NamedObject, Pick<HistoryEntry, 'destinationName'> {
  /** The new key, if it is being moved. */
  readonly movesTo?: string
  /** The history has that key already: what the move may have left is the original, otherwise it is the copy. */
  readonly isRelocated?: true
  /** The new image, if it is being replaced. Without this and a new key, it is being deleted. */
  readonly replacedBy?: NewImage
}

/** Reads the history. If the database is partly damaged, each method answers with what is still readable. */
export interface HistoryReader {
  /** Why not all of it could be read; undefined if it could. */
  readFailure(): Failure | undefined
  /** The positions of all matching entries, in the order asked for; do not modify the array. */
  search(search: HistorySearch): Float64Array
  /** Entries by their positions, at most `maxEntriesRead`; null for those that are gone. */
  read(positions: readonly HistoryPosition[]): readonly (HistoryEntry | null)[]
  /** The ids of entries by their positions, in that order; null for those that are gone. */
  identify(positions: Float64Array): readonly (string | null)[]
  /** The positions of entries, in the order of the ids; null for those that are unknown. */
  locate(ids: readonly string[]): readonly (HistoryPosition | null)[]
  find(ids: readonly string[]): readonly HistoryEntry[]
  latest(count: number): readonly HistoryEntry[]
  /** The latest entry with these bytes in a destination. */
  findBytes(destinationId: string, sizeBytes: number, sha256: string): HistoryEntry | undefined
  hasSize(destinationId: string, sizeBytes: number): boolean
  /** The latest entries of this size whose bytes were never hashed, and the files that were sent. */
  unhashed(destinationId: string, sizeBytes: number): readonly UnhashedImage[]
  /**
   * The ids of entries whose objects are at the same place, a group for each place: same server, bucket and key. Only places
   * of these entries, and only those that several entries are about.
   */
  sharers(ids: readonly string[]): readonly (readonly string[])[]
  /** Whether an entry other than this one is about the same object. */
  isSharedObject(object: NamedObject): boolean
  /** Whether an entry is about what is under this key, whichever destination names the bucket. */
  hasKey(location: BucketLocation, key: string): boolean
  /** All tags in use, each once, sorted. */
  tags(): readonly string[]
  /** Those that have entries, each once. */
  destinations(): readonly HistoryDestination[]
  /** Changes of which nobody knows how they ended, because a run ended first: those of these entries, or all. */
  unfinishedChanges(ids?: readonly string[]): readonly ObjectChange[]
}

/** Changes the history. Each method that returns a failure has then changed nothing. */
export interface HistoryWriter {
  /**
   * Adds finished uploads. They survive the end of this process; a power cut may take them back, together with what
   * the journal noted since.
   */
  add(finished: readonly FinishedUpload[]): Result<null, Failure>
  /** Adds objects found in a bucket, except those whose key is known already; returns how many were added. */
  addFound(entries: readonly HistoryEntry[]): Result<number, Failure>
  forget(ids: readonly string[]): Result<null, Failure>
  /** Forgets up to `limit` of the oldest entries from before `moment` (milliseconds since the epoch); returns how many. */
  forgetBefore(moment: number, limit: number): number
  /** Sets an image's alt text; an empty one means the file's name. */
  setAltText(id: string, altText: string): Result<null, Failure>
  /** Adds tags as they are spelled, and removes those that differ from these at most in case. */
  tag(ids: readonly string[], change: TagChange): Result<null, Failure>
  /** The object of these entries has a new key, as the notes of their moves then say; findings about the old one no longer count. */
  relocate(relocations: readonly Relocation[]): Result<null, Failure>
  /** The object of these entries is now another image under the same key; findings about the old one no longer count. */
  replace(versions: readonly StoredVersion[]): Result<null, Failure>
  /** Replaces links; the entries keep their positions. That readers could not open the former link no longer counts. */
  renewLinks(renewed: readonly RenewedLink[]): Result<null, Failure>
  /** Records the type and size of an entry's image, now that its bytes have been seen. */
  noteImage(id: string, image: Pick<HistoryEntry, 'contentType' | 'dimensions'>): void
  noteThumbHashes(hashes: readonly { readonly id: string; readonly thumbHash: string }[]): void
  /** Records what was found out about entries' objects, replacing earlier findings. */
  noteFindings(findings: readonly { readonly id: string; readonly finding: HistoryFinding }[]): void
  /**
   * Adds the SHA-256 of an entry that was too large to be hashed before its upload; one that it has stays, because another
   * image may have replaced that one meanwhile.
   */
  noteBytes(id: string, sha256: string): void
  /**
   * Records, before it begins, what is about to change at the server. An entry's earlier note of the same kind is replaced;
   * those of other kinds stay, because nobody knows how these changes ended.
   */
  noteChanges(changes: readonly ObjectChange[]): Result<null, Failure>
  /**
   * The changes of this kind of these entries have ended, and their end is recorded. Of a note that stays because the disk refuses, the
   * next start finds out that nothing is left to do.
   */
  endChanges(ids: readonly string[], kind: ChangeKind): void
}

export interface History extends HistoryReader, HistoryWriter {}
