import type { Conversion } from '../../shared/uploads/conversion'
import type { Failure } from '../../shared/failures/failure'
import type { Result } from '../../shared/result'
import type { Upload } from '../../shared/uploads/upload'
import type { MultipartProgress } from '../uploads/attempt/parts/multipart-plan'
import type { LocationWithRegion } from '../bucket-location'
import type { SourceFile } from './files'

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

/** Numbers for the template's `{counter}`; a destination never gets the same one twice. */
export interface Counters {
  /** Takes this many numbers and returns the first; counts from 1. */
  take(destinationId: string, count: number): number
}
