/**
 * The ports through which core reaches the world: small interfaces, named by need, implemented in `adapters/` and
 * faked in tests. Nothing here knows Electron, Node or AWS.
 */
import type { Conversion } from '../shared/uploads/conversion'
import type { Failure } from '../shared/failures/failure'
import type { Result } from '../shared/result'
import type { Upload } from '../shared/uploads/upload'
import type { MultipartProgress } from './uploads/attempt/parts/multipart-plan'
import type { LocationWithRegion } from './bucket-location'

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls back once after so many milliseconds. @returns a function that cancels it */
  after(milliseconds: number, callback: () => void): () => void
}

export interface Ids {
  /** A random UUID, version 4. */
  uuid(): string
  /** A number in [0, 1). */
  random(): number
}

/** A file as it was when Ollim first looked; attempts refuse one that has changed since. */
export interface SourceFile {
  readonly path: string
  readonly sizeBytes: number
  /** Milliseconds since the epoch, with fractions where the file system has them. */
  readonly modifiedAt: number
}

export interface FolderItem {
  readonly name: string
  readonly path: string
}

/** The first and last bytes of a file. */
export interface FileEnds {
  readonly head: Uint8Array
  /** A few bytes; empty if the head holds the whole file. */
  readonly tail: Uint8Array
}

export type FileInspection =
  | { readonly kind: 'file'; readonly file: SourceFile; readonly ends: FileEnds }
  | {
      readonly kind: 'folder'
      /** The same for one folder however it is reached. */
      readonly identity: string
    }
  | { readonly kind: 'other' }

export interface Files {
  /** The last part of a path by this system's rules; for a root, the root itself. */
  nameOf(path: string): string
  /** Looks at a path, and at both ends of a file there (a head of at most `headBytes`). Follows links. */
  inspect(path: string, headBytes: number): Promise<Result<FileInspection, Failure>>
  /** The visible items in name order; created one by one as they are read, because there may be very many. */
  list(path: string): Promise<Result<Iterable<FolderItem>, Failure>>
  /** Lower-case hexadecimal SHA-256 of a file's bytes, streamed; `file-changed` as with `read`. */
  sha256(source: SourceFile, signal: AbortSignal): Promise<Result<string, Failure>>
  /** All bytes of a small file and their hash; `file-changed` if it is no longer the accepted one. */
  read(source: SourceFile): Promise<Result<ReadFile, Failure>>
}

export interface ReadFile {
  readonly bytes: Uint8Array
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly sha256: string
  /** Call when nobody reads the bytes any more: their memory may be reused for another file. */
  readonly release: () => void
}

/** Keeps bytes without a path (pasted, dragged from a page, sent by an editor) until they are uploaded. */
export interface Spool {
  /** Writes bytes to a new file. If a stream breaks off, no file is left. */
  keep(
    name: string,
    bytes: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<Result<{ readonly path: string }, Failure>>
  owns(path: string): boolean
  release(path: string): Promise<void>
}

/** The files that the spool must keep; read from the journal before any upload is loaded. */
export interface NeededFiles {
  readonly paths: readonly string[]
  /** All files older than this are kept, too: a database that was set aside may need them. */
  readonly allBefore: number
}

/** An accepted upload as the journal keeps it. */
export interface JournalRecord {
  readonly upload: Upload
  /** The file that is sent. */
  readonly source: SourceFile
  /** The accepted file, if a copy of it is sent instead. This is the one to show. */
  readonly original?: SourceFile
  readonly plan: UploadPlan
  /**
   * Whether the person has removed it from the list. The record stays while something of the upload is left at the
   * server, or while others of its batch need to know its key.
   */
  readonly isCleared?: true
  /** The upload that left this in a bucket to which it does not go any more; absent if the record is the upload's own. */
  readonly leftBy?: string
}

/** What is decided only once for an upload, when it is accepted or first named, so that key and URL always agree. */
export interface UploadPlan {
  /** The extension of the actual type of what is sent, without the dot. */
  readonly extension: string
  /** The path of folders from the dropped one down to the file, with `/`; empty for a dropped file. */
  readonly folder: string
  /** For the template's `{counter}`: counts up over all uploads of a destination. */
  readonly counter: number
  /** The key rendered from the template; empty until then. */
  readonly wantedKey: string
  /** The suffix added to the wanted key: 1 adds none, 0 means that no attempt has begun. */
  readonly suffix: number
  /** Of the file's bytes, in lower-case hexadecimal; empty until it is computed. */
  readonly sha256: string
  /** The parts of a large file that are stored already, so that sending can continue where it stopped. */
  readonly multipart?: MultipartProgress
  /** When a multipart upload was asked for whose id has not arrived yet, in milliseconds since the epoch. */
  readonly multipartAskedAt?: number
  /** The bucket that attempts have sent to, even if the destination names another one now; absent before the first. */
  readonly sentTo?: LocationWithRegion
  /** `remove`: the metadata must be removed before anything is sent; `removed`: the source has none any more. */
  readonly metadata?: 'remove' | 'removed'
  /** How its copy is to be converted; absent if it goes up as it is. */
  readonly conversion?: Conversion
  /** Whether its key was taken and is sent to all the same, so that it may have replaced an object for good. */
  readonly mayReplace?: true
}

export interface Journal {
  /** Writes new records. When this returns, either all of them are on disk, or none and the reason. */
  record(records: readonly JournalRecord[]): Result<null, Failure>
  /** Changes records, as safely as `record` writes them. */
  update(records: readonly JournalRecord[]): Result<null, Failure>
  /**
   * As `update`, but without waiting for the disk: it survives a crash of this process, but perhaps not a power cut.
   * Only for what the next start can find out again by asking the server.
   */
  note(records: readonly JournalRecord[]): Result<null, Failure>
  forget(ids: readonly string[]): Result<null, Failure>
  /** Marks records as removed from the list, without any other change. */
  hide(ids: readonly string[]): Result<null, Failure>
  /** In no particular order; records that are missing or cannot be read are left out. */
  read(ids: readonly string[]): readonly JournalRecord[]
  /** All records of earlier runs in the order of acceptance, read one by one as they are iterated. */
  load(): Iterable<JournalRecord>
}

/** Links in the form in which they leave the app. */
export interface WrittenLinks {
  readonly text: string
  /** The same for rich editors; empty if only the text is meant. */
  readonly html: string
}

/** The system clipboard, as far as copying links needs it. */
export interface LinkClipboard {
  writeText(text: string): Promise<void>
  writeLinks(links: WrittenLinks): Promise<void>
  readText(): Promise<string>
  /** Remembers what is on the clipboard. @returns a function that restores it */
  snapshot(): Promise<() => Promise<void>>
}

/** Files and folders copied in a file manager. */
export interface CopiedFiles {
  readonly paths: readonly string[]
  /** How many were copied: Windows only gives the path of the first. */
  readonly count: number
}

/** The system clipboard, as far as uploading from it needs it. */
export interface ImageClipboard {
  readFiles(): Promise<CopiedFiles>
  /** A copied bitmap as PNG. */
  readImagePng(): Promise<Uint8Array | undefined>
  readText(): Promise<string>
}

/** What a notification of the desktop says. */
export interface NotificationWords {
  readonly title: string
  readonly body: string
}

/** Numbers for the template's `{counter}`; a destination never gets the same one twice. */
export interface Counters {
  /** Takes this many numbers and returns the first; counts from 1. */
  take(destinationId: string, count: number): number
}

/** What is known about servers, by bucket (see `bucketOf`), so that each is asked only once. */
export interface ServerTraits {
  /** Whether `If-None-Match` is honoured there; undefined while unknown. */
  honoursConditions(bucket: string): boolean | undefined
  rememberConditions(bucket: string, honoured: boolean): void
}

/** Holds secrets where the operating system can protect them. */
export interface SecretBox {
  /** Whether the system gives real protection. */
  readonly protection: 'keyring' | 'none'
  /** `plain` stores the secret without real protection, which only the person may choose. */
  seal(plain: string, keeping: 'keyring' | 'plain'): Result<string, 'unavailable'>
  open(sealed: string, keeping: 'keyring' | 'plain'): Result<string, 'unreadable'>
}

export interface Log {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void
  error(message: string, facts?: Readonly<Record<string, unknown>>): void
}
