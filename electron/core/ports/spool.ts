import type { Failure } from '../../shared/failures/failure'
import type { Result } from '../../shared/result'

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
