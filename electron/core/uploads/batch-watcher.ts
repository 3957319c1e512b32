import { isFinished } from '../../shared/upload'
import type { UploadBrief } from '../../shared/upload'
import type { UploadList } from './upload-list'

/**
 * Where a batch came from: the window, which shows how it goes by itself; elsewhere (tray, shortcut,
 * another program), where the person waits for a word and finds the links on the clipboard; or a
 * terminal or an editor, which is given the links and says itself what became of them.
 */
export type BatchOrigin = 'window' | 'elsewhere' | 'terminal' | 'editor'

export interface FinishedBatch {
  readonly origin: BatchOrigin
  readonly uploadIds: readonly string[]
}

interface WatchedBatch {
  readonly origin: BatchOrigin
  readonly uploadIds: readonly string[]
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
      removed: ({ batchId }) => {
        if (this.#batches.get(batchId)?.pending.size === 0) this.#batches.delete(batchId)
      },
    })
  }

  /** Begins to watch a batch whose intake is complete; one that has ended already is told at once. */
  watch(batchId: string, uploadIds: readonly string[], origin: BatchOrigin): void {
    const pending = uploadIds.filter((id) => {
      const upload = this.#list.brief(id)
      return upload !== undefined && !isFinished(upload)
    })
    const batch = { origin, uploadIds, pending: new Set(pending) }
    this.#batches.set(batchId, batch)
    if (pending.length === 0 && uploadIds.length > 0) this.#finish(batch)
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

  #finish({ origin, uploadIds }: WatchedBatch): void {
    this.#onFinished({ origin, uploadIds: uploadIds.filter((id) => this.#list.brief(id) !== undefined) })
  }
}
