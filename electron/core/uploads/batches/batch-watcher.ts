import { isFinished, type UploadBrief } from '../../../shared/uploads/upload'
import type { UploadList } from '../upload-list'

/**
 * Where a batch came from: the window, which shows its progress itself; elsewhere (tray, shortcut, another
 * program), where the person expects a notification and the links on the clipboard; or a terminal or an
 * editor, which receives the links and reports the result itself.
 */
export type BatchOrigin = 'window' | 'elsewhere' | 'terminal' | 'editor'

export interface FinishedBatch {
  readonly origin: BatchOrigin
  /** Those of its uploads that are still on the list, in their order. */
  readonly uploadIds: readonly string[]
}

interface WatchedBatch {
  readonly origin: BatchOrigin
  /** Its uploads that are still on the list, in their order. */
  readonly listed: Set<string>
  /** Those of them that have not ended. */
  readonly pending: Set<string>
}

/** Reports when all uploads of one drop, paste or command have ended, and again after a retry. */
export class BatchWatcher {
  readonly #list: UploadList
  readonly #onFinished: (batch: FinishedBatch) => void
  readonly #batches = new Map<string, WatchedBatch>()
  readonly #stopListening: () => void

  constructor(list: UploadList, onFinished: (batch: FinishedBatch) => void) {
    this.#list = list
    this.#onFinished = onFinished
    this.#stopListening = list.listen({
      changed: (upload) => this.#note(upload),
      removed: (upload) => this.#leaveOut(upload),
    })
  }

  /** Starts watching a batch that is fully taken in; if it has ended already, that is reported at once. */
  watch(batchId: string, uploadIds: readonly string[], origin: BatchOrigin): void {
    const uploads = uploadIds.flatMap((id) => this.#list.brief(id) ?? [])
    if (uploads.length === 0) return
    const pending = uploads.filter((upload) => !isFinished(upload))
    const batch = { origin, listed: idsOf(uploads), pending: idsOf(pending) }
    this.#batches.set(batchId, batch)
    if (pending.length === 0) this.#finish(batch)
  }

  dispose(): void {
    this.#stopListening()
  }

  #note(upload: UploadBrief): void {
    const batch = this.#batches.get(upload.batchId)
    if (batch === undefined) return
    if (!isFinished(upload)) batch.pending.add(upload.id)
    else if (batch.pending.delete(upload.id) && batch.pending.size === 0) this.#finish(batch)
  }

  /** A failed upload can be retried while it is listed, so a batch is forgotten only when none is left. */
  #leaveOut({ id, batchId }: UploadBrief): void {
    const listed = this.#batches.get(batchId)?.listed
    listed?.delete(id)
    if (listed?.size === 0) this.#batches.delete(batchId)
  }

  #finish({ origin, listed }: WatchedBatch): void {
    this.#onFinished({ origin, uploadIds: [...listed] })
  }
}

function idsOf(uploads: readonly UploadBrief[]): Set<string> {
  return new Set(uploads.map(({ id }) => id))
}
