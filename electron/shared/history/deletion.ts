/** How long a deletion can be undone before anything is sent. */
export const undoMilliseconds = 10_000

/** What is being deleted from buckets. */
export interface DeletionState {
  /** Will be deleted unless that is undone; nothing has been sent yet. */
  readonly waiting: {
    readonly ids: readonly string[]
    /** Milliseconds since the epoch. */
    readonly startsAt: number
  } | null
  /** Being deleted right now. */
  readonly sending: readonly string[]
  /** Left alone because it is not what was uploaded; waits for the person's answer. */
  readonly asking: readonly ChangedObject[]
}

export interface ChangedObject {
  readonly id: string
  readonly name: string
  readonly key: string
}

export const noDeletion: DeletionState = { waiting: null, sending: [], asking: [] }
