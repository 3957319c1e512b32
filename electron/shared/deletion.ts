/** How long a deletion can be undone before anything is sent. */
export const undoMilliseconds = 10_000

/** What the history is deleting from buckets. */
export interface DeletionState {
  /** What will be deleted unless it is undone; nothing has been sent yet. */
  readonly waiting: {
    readonly ids: readonly string[]
    /** Milliseconds since the epoch. */
    readonly sendsAt: number
  } | null
  /** What is being deleted at this moment. */
  readonly sending: readonly string[]
  /** What was left alone, because it is not what was uploaded, and waits for an answer. */
  readonly asking: readonly ChangedObject[]
}

export interface ChangedObject {
  readonly id: string
  readonly name: string
  readonly key: string
}

export const noDeletion: DeletionState = { waiting: null, sending: [], asking: [] }
