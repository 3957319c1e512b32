import type { Failure } from '../../../shared/failures/failure'
import type { Result } from '../../../shared/result'
import { isFinished } from '../../../shared/uploads/upload'
import type { Upload, UploadStatus } from '../../../shared/uploads/upload'
import type { UndoAnswer, UndoableBatch } from '../../../shared/uploads/undo'
import { elsewhere } from '../../history/missing-object'
import type { History } from '../../history-ports'
import { mapConcurrently } from '../../map-concurrently'
import type { OpenDestination } from '../attempt/attempt-needs'
import { removeUploads } from '../remove-uploads'
import type { UploadList } from '../upload-list'

export interface UndoBatchNeeds {
  readonly list: UploadList
  readonly history: Pick<History, 'find'>
  /** Removes these from the history, including those that have not been written there yet. */
  readonly forget: (ids: readonly string[]) => void
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
  /** As `Conditions.cancel`: resolves once nothing is on its way that could bring back a deleted object. */
  readonly cancelLearning: (fields: OpenDestination['fields']) => Promise<void>
  readonly nameDestination: (destinationId: string) => { readonly name: string }
  readonly onHistoryChange: () => void
}

/** Objects that are being deleted at the same time. */
const maxAtOnce = 16

interface Sent {
  readonly upload: Upload
  readonly status: Extract<UploadStatus, { state: 'done' }>
}

/**
 * Takes back the last batch. It looks at each object first, and deletes only those that this batch stored and
 * nobody has changed since. A link that an earlier upload already had stays.
 */
export class UndoBatch {
  readonly #needs: UndoBatchNeeds
  /** Uploads that are being undone. */
  readonly #leaving = new Set<string>()

  constructor(needs: UndoBatchNeeds) {
    this.#needs = needs
  }

  /** What an undo would delete; null while the last batch is going on or being undone, or if it stored nothing. */
  undoable(): UndoableBatch | null {
    const { list, nameDestination } = this.#needs
    const uploads = Array.from(list.briefs)
    const batchId = uploads.at(-1)?.batchId
    const batch = uploads.filter((upload) => upload.batchId === batchId)
    if (batchId === undefined || !batch.every(isFinished)) return null
    const sent = this.#sentWith(batchId)
    if (sent.length === 0 || sent.some(({ upload }) => this.isLeaving(upload.id))) return null
    return {
      batchId,
      uploads: sent.map(({ upload, status }) => ({
        name: upload.name,
        key: status.key,
        destinationName: nameDestination(upload.destinationId).name,
      })),
    }
  }

  /** Undoes only the batch that `undoable` named; for any other, nothing happens. */
  async undo(batchId: string): Promise<UndoAnswer> {
    if (this.undoable()?.batchId !== batchId) return { removed: 0, kept: 0 }
    const sent = this.#sentWith(batchId)
    for (const { upload } of sent) this.#leaving.add(upload.id)
    try {
      const outcomes = await mapConcurrently(sent, maxAtOnce, async (one) => {
        const isRemoved = await this.#isRemoved(one)
        // At once: whoever quits Ollim meanwhile finds no link in the history that leads nowhere.
        if (isRemoved) this.#forget(one.upload.id)
        return isRemoved
      })
      const removed = outcomes.filter((isRemoved) => isRemoved).length
      return { removed, kept: sent.length - removed }
    } finally {
      for (const { upload } of sent) this.#leaving.delete(upload.id)
    }
  }

  /** Whether an upload's object is being deleted, so that its link is about to break. */
  isLeaving(id: string): boolean {
    return this.#leaving.has(id)
  }

  #sentWith(wanted: string): readonly Sent[] {
    const { list } = this.#needs
    const ids = list.idsWhere(({ batchId, status }) => batchId === wanted && status.state === 'done')
    return list.read(ids).flatMap(({ upload }) => sentBy(upload))
  }

  /** Whether the object is gone now. */
  async #isRemoved({ upload, status }: Sent): Promise<boolean> {
    const opened = this.#needs.open(upload.destinationId)
    if (!opened.ok) return false
    const { fields, store } = opened.value
    const [entry] = this.#needs.history.find([upload.id])
    // The object was never in this bucket, so its absence there would prove nothing.
    if (entry !== undefined && entry.bucket !== fields.bucket) return false
    await this.#needs.cancelLearning(fields)
    const { signal } = new AbortController()
    const head = await store.head(status.key, signal)
    if (!head.ok) return false
    const there = head.value.value
    // A missing object counts as removed only if its entry says that it was in this bucket.
    if (there === undefined) return entry !== undefined && elsewhere(entry, fields) === undefined
    if (there.uploadId !== upload.id || there.etag !== status.etag) return false
    const [removal] = await store.removeAll([{ key: status.key, etag: status.etag }], signal)
    return removal?.kind === 'removed'
  }

  #forget(id: string): void {
    removeUploads(this.#needs.list, [id])
    this.#needs.forget([id])
    this.#needs.onHistoryChange()
  }
}

function sentBy(upload: Upload): readonly Sent[] {
  const { status } = upload
  return status.state === 'done' && status.duplicateOf === undefined ? [{ upload, status }] : []
}
