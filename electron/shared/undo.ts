/** The last batch, as far as its objects can be deleted again. */
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
  /** Gone from the bucket, from the list and from the history. */
  readonly removed: number
  /** Left as they are: changed since, or the server did not let them go. */
  readonly kept: number
}
