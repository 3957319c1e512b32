import type { Failure } from '../failures/failure'

/** The last batch, if its objects can still be deleted. */
export interface UndoableBatch {
  readonly batchId: string
  readonly uploads: readonly UndoableUpload[]
}

export interface UndoableUpload {
  readonly name: string
  readonly key: string
  readonly destinationName: string
}

export interface UndoAnswer {
  /** Deleted from the bucket, the list and the history. */
  readonly removed: number
  /** Left as they are, because they have changed since or the server refused. */
  readonly kept: number
  /** Why nothing was deleted, if it could not be noted on disk. */
  readonly failure?: Failure
}
