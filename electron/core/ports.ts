/**
 * The world as core needs it: small interfaces, named by need, implemented in `adapters/` and
 * faked in tests. Nothing here knows Electron, Node or AWS.
 */
import type { Conversion } from '../shared/conversion'
import type { Dimensions } from '../shared/dimensions'
import type { Failure } from '../shared/failure'
import type { Result } from '../shared/result'
import type { Upload } from '../shared/upload'
import type { MultipartProgress } from './uploads/attempt/multipart-plan'
import type { BucketLocation } from './uploads/attempt/bucket-location'

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls back once after so many milliseconds; returns how to call it off. */
  after(milliseconds: number, callback: () => void): () => void
}

export interface Ids {
  /** A random UUID, version 4. */
  uuid(): string
  /** A number in [0, 1). */
  random(): number
}

/** A file as it was when Ollim first looked; an attempt refuses one that has changed since. */
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

/** What a file begins and ends with. */
export interface FileEnds {
  readonly head: Uint8Array
  /** A few bytes; none where the head holds the whole file. */
  readonly tail: Uint8Array
}

export type FileLook =
  | { readonly kind: 'file'; readonly file: SourceFile; readonly ends: FileEnds }
  | {
      readonly kind: 'folder'
      /** Same for the same folder however it is reached. */
      readonly identity: string
    }
  | { readonly kind: 'other' }

export interface Files {
  /** The last part of a path by this system's own rules; a root's is the root. */
  nameOf(path: string): string
  /** What stands at a path, with a file's ends (a head of at most `headBytes`). Follows links. */
  look(path: string, headBytes: number): Promise<Result<FileLook, Failure>>
  /** The visible items in the order of their names; each is made when it is asked for, as there may be very many. */
  list(path: string): Promise<Result<Iterable<FolderItem>, Failure>>
  /** Lower-case hexadecimal SHA-256 of a file's bytes, streamed; `file-changed` as with `read`. */
  sha256(source: SourceFile, signal: AbortSignal): Promise<Result<string, Failure>>
  /** All bytes of a small file with their hash; `file-changed` if it is no longer the one accepted. */
  read(source: SourceFile): Promise<Result<ReadFile, Failure>>
}

export interface ReadFile {
  readonly bytes: Uint8Array
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly sha256: string
  /** Nobody reads the bytes any more: from now on they may be those of another file. */
  readonly giveBack: () => void
}

/** Keeps bytes without a path (pasted, dragged from a page, sent by an editor) until they are uploaded. */
export interface Spool {
  /** Bytes that come little by little are written as they come; where they break off, nothing is kept. */
  keep(
    name: string,
    bytes: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<Result<{ readonly path: string }, Failure>>
  owns(path: string): boolean
  release(path: string): Promise<void>
}

/** Takes out of images what tells where, when, by what and by whom they were taken. */
export interface MetadataRemover {
  /**
   * Keeps a copy that looks the same in the spool, its pixels untouched. Told again, it makes the same bytes.
   *
   * @param name as the person knows the file
   * @returns undefined where the image holds nothing of the kind; `metadata-stuck` where that cannot be told,
   * or it cannot be taken out; `file-changed` as with `read`
   */
  copyWithout(
    source: SourceFile,
    contentType: string,
    name: string,
    signal: AbortSignal,
  ): Promise<Result<SourceFile | undefined, Failure>>
}

/** Draws images anew: smaller, or of another type. */
export interface ImageConverter {
  /**
   * Keeps a copy in the spool that stands upright and is smaller in bytes. Told again, it makes the same bytes.
   *
   * @param name as the person knows the file
   * @returns undefined where there is none to be had, and the image goes up as it is: nothing is to be done
   * about it, it moves, it cannot be decoded, or its copy would be no smaller; `file-changed` as with `read`
   */
  convert(
    order: ConversionOrder,
    name: string,
    signal: AbortSignal,
  ): Promise<Result<ImageCopy | undefined, Failure>>
}

export interface ConversionOrder {
  readonly source: SourceFile
  readonly contentType: string
  readonly conversion: Conversion
  /** With colour profile and all; else it holds nothing but its pixels. */
  readonly keepsMetadata: boolean
}

/** A file that goes up in an image's place. */
export interface ImageCopy {
  readonly file: SourceFile
  readonly contentType: string
  readonly dimensions: Dimensions
}

/** What of the spool must not go although no upload of this run is known yet. */
export interface NeededFiles {
  readonly paths: readonly string[]
  /** All that came before this moment: who else needs it cannot be asked. */
  readonly allBefore: number
}

/** Tells an image by its bytes. */
export interface ImageSniffer {
  sniff(head: Uint8Array): Promise<SniffedType | undefined>
  /** A closer look at a file of that type whose ends are known; nothing is decoded. */
  examine(file: SourceFile, contentType: string, ends: FileEnds): Promise<Examination>
}

export interface Examination {
  /** The file ends before its picture does; never said where it cannot be told. */
  readonly isCutShort: boolean
  /** Absent where the header does not say. */
  readonly dimensions?: Dimensions
}

export interface SniffedType {
  /** Media type, e.g. `image/png` or `application/pdf`. */
  readonly contentType: string
  /** Without dot, e.g. `png`. */
  readonly extension: string
}

/** An accepted upload as the journal keeps it. */
export interface JournalRecord {
  readonly upload: Upload
  /** What is sent. */
  readonly source: SourceFile
  /** What was accepted, where a copy of it is sent; whoever shows the image shows this. */
  readonly original?: SourceFile
  readonly plan: UploadPlan
  /** Off the list for good: it stays while something of it is left at the server, or others of its batch need to know its key. */
  readonly isCleared?: true
}

/** What is settled when an upload is accepted, so that key and URL never disagree. */
export interface UploadPlan {
  /** Extension of the true type of what is sent, without dot. */
  readonly extension: string
  /** The dropped folder's name and those below it down to the file, with `/`; empty for a dropped file. */
  readonly folder: string
  /** For the template's `{counter}`: counts up over all uploads of a destination. */
  readonly counter: number
  /** What the template gave, once it was rendered; empty before. */
  readonly wantedKey: string
  /** Which suffix of the wanted key is this upload's own: 1 is the key itself; 0 before the first attempt. */
  readonly suffix: number
  /** Of the file's bytes, lower-case hexadecimal; empty until it was computed. */
  readonly sha256: string
  /** A large file's parts so far, so that it goes on where it stopped. */
  readonly multipart?: MultipartProgress
  /** When a multipart upload was begun whose id is not known yet, in milliseconds since the epoch. */
  readonly multipartAskedAt?: number
  /** Where what was sent of it went, whatever its destination leads to by now; absent before the first attempt. */
  readonly sentTo?: BucketLocation
  /** `remove`: nothing of it is sent before its metadata is taken out; `removed`: its source is without it. */
  readonly metadata?: 'remove' | 'removed'
  /** How a copy of it is drawn anew; absent where there is none to be had. */
  readonly conversion?: Conversion
  /** It was sent without demanding a free key: what was there before it cannot be brought back. */
  readonly mayReplace?: true
}

export interface Journal {
  /** On disk when it returns; all of them, or none and why. */
  record(records: readonly JournalRecord[]): Result<null, Failure>
  /** All of them, or none and why. */
  update(records: readonly JournalRecord[]): Result<null, Failure>
  /**
   * As `update`, without waiting for the disk: it outlives this process however that ends, but a
   * power cut may take it back. For what the next start can find out by asking the server.
   */
  note(records: readonly JournalRecord[]): Result<null, Failure>
  forget(ids: readonly string[]): Result<null, Failure>
  /** Marks them as cleared; what else they say stays. */
  hide(ids: readonly string[]): Result<null, Failure>
  /** In no order; without those that are not there or cannot be read. */
  read(ids: readonly string[]): readonly JournalRecord[]
  /** What earlier runs left, in the order accepted; read as it is asked for. */
  load(): Iterable<JournalRecord>
}

/** Links as they leave the app. */
export interface WrittenLinks {
  readonly text: string
  /** The same for rich editors; empty where only the text is meant. */
  readonly html: string
}

/** The system's clipboard, as far as copying links needs it. */
export interface LinkClipboard {
  writeText(text: string): Promise<void>
  writeLinks(links: WrittenLinks): Promise<void>
  readText(): Promise<string>
  /** Remembers what the clipboard holds now; calling the answer puts it back. */
  snapshot(): Promise<() => Promise<void>>
}

/** Files and folders copied in a file manager. */
export interface CopiedFiles {
  readonly paths: readonly string[]
  /** How many were copied: Windows tells the path of the first alone. */
  readonly count: number
}

/** The system's clipboard, as far as uploading from it needs it. */
export interface ImageClipboard {
  readFiles(): Promise<CopiedFiles>
  /** A copied bitmap as PNG. */
  readImagePng(): Promise<Uint8Array | undefined>
  readText(): Promise<string>
}

/** Numbers for the template's `{counter}`, never given twice for a destination. */
export interface Counters {
  /** Takes so many numbers and returns the first; counts from 1. */
  take(destinationId: string, count: number): number
}

/** What was learnt of a server, so that it is asked only once. */
export interface ServerTraits {
  /** Whether it honours `If-None-Match`; undefined while unknown. */
  honoursConditions(server: string): boolean | undefined
  rememberConditions(server: string, honoured: boolean): void
}

/** Holds secrets where the operating system can protect them. */
export interface SecretBox {
  /** Whether the system gives real protection. */
  readonly protection: 'keyring' | 'none'
  /** `plain` seals even without real protection: only ever by the person's choice. */
  seal(plain: string, keeping: 'keyring' | 'plain'): Result<string, 'unavailable'>
  open(sealed: string, keeping: 'keyring' | 'plain'): Result<string, 'unreadable'>
}

export interface Log {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void
  error(message: string, facts?: Readonly<Record<string, unknown>>): void
}
