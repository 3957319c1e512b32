import type { Failure } from '../../shared/failures/failure'
import type { Result } from '../../shared/result'

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
