import { isFinished } from '../../../shared/upload'
import type { UploadBrief } from '../../../shared/upload'
import type { UploadList } from '../upload-list'

/**
 * Where a batch came from: the window, which shows how it goes by itself; elsewhere (tray, shortcut,
 * another program), where the person waits for a word and finds the links on the clipboard; or a
 * terminal or an editor, which is given the links and says itself what became of them.
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

/** Tells when everything that came in one drop, paste or command has ended, and again after a retry. */
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

  /** Begins to watch a batch whose intake is complete; one that has ended already is told at once. */
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

  /** What failed may be tried again as long as it is on the list: only without any is a batch forgotten. */
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
